/* The queue's small comforts: tick the whole page, count what is ticked. The form works without. */

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-qb-queue]");
  if (!form) {
    return;
  }
  if (event.target.matches("[data-qb-all]")) {
    boxes(form).forEach((box) => (box.checked = event.target.checked));
  }
  refresh(form);
});

/* Search and filters put a new form into the page. */
new MutationObserver(() => document.querySelectorAll("[data-qb-queue]").forEach(ready)).observe(
  document.body,
  { childList: true, subtree: true },
);
document.querySelectorAll("[data-qb-queue]").forEach(ready);

function ready(form) {
  const all = form.querySelector(".qb-queue__all");
  if (all.hidden) {
    all.hidden = false;
    refresh(form);
  }
}

function refresh(form) {
  const ticked = boxes(form).filter((box) => box.checked).length;
  const all = form.querySelector("[data-qb-all]");
  const chosen = form.querySelector("[data-qb-chosen]");
  all.checked = ticked > 0 && ticked === boxes(form).length;
  all.indeterminate = ticked > 0 && !all.checked;
  chosen.textContent = ticked ? chosen.dataset.text + ticked : "";
}

function boxes(form) {
  return Array.from(form.querySelectorAll('input[name="selected"]'));
}
