// Puts the provider's frame in the place of our own picture, when the reader asks for it.

function play(event) {
  const link = event.target.closest("a[data-pc-embed]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const box = document.createElement("div");
  box.className = "pc-embed__frame";
  const frame = document.createElement("iframe");
  frame.src = link.dataset.pcEmbed;
  frame.title = link.dataset.pcTitle;
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  box.append(frame);
  link.replaceWith(box);
  frame.focus();
}

document.addEventListener("click", play);
