/*
 * What the site adds once the page is there.
 * One file: without a bundler every import is one more request on a slow network.
 */

/* --- The "Cỡ chữ" control: three sizes and high contrast, kept on the phone only --- */

const SIZES = [["normal", "Vừa"], ["large", "Lớn"], ["larger", "Rất lớn"]];

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function option(type, value, label, checked) {
  const row = element("label", "site-display__option site-display__option--" + value);
  const input = element("input");
  Object.assign(input, { type, value, checked, name: "site-display-" + type });
  row.append(input, element("span", "", label));
  return row;
}

function panel() {
  const box = element("div", "site-display__panel");
  const group = element("fieldset", "site-display__group");
  group.append(element("legend", "", "Cỡ chữ"));
  SIZES.forEach(([value, label]) => {
    group.append(option("radio", value, label, value === window.siteDisplay.size()));
  });
  box.append(group, option("checkbox", "high", "Tương phản cao",
    window.siteDisplay.contrast() === "high"));
  return box;
}

function choose(box) {
  const contrast = box.querySelector("[type=checkbox]").checked ? "high" : "normal";
  window.siteDisplay.choose(box.querySelector("[type=radio]:checked").value, contrast);
}

function closeFromOutside(details) {
  document.addEventListener("click", (event) => {
    if (!details.contains(event.target)) details.open = false;
  });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    details.open = false;
    details.querySelector("summary").focus();
  });
}

/** Put the control at the end of `place`; nothing happens where there is no such place. */
function addDisplayControl(place) {
  if (!place || !window.siteDisplay) return;
  const details = element("details", "site-display");
  const summary = element("summary", "site-display__summary");
  const mark = element("span", "site-display__mark", "Aa");
  mark.setAttribute("aria-hidden", "true");
  summary.append(mark, element("span", "", "Cỡ chữ"));
  const box = panel();
  box.addEventListener("change", () => choose(box));
  details.append(summary, box);
  closeFromOutside(details);
  place.append(details);
}

addDisplayControl(document.querySelector(".site-dateline"));

const menu = document.querySelector(".site-menu");
if (menu) closeFromOutside(menu);

/* --- The way back from a passage to the quiz that asked about it (the quiz notes both) --- */

function findWayBack() {
  try {
    const note = JSON.parse(window.sessionStorage.getItem("qb:way-back"));
    if (!note || note.passage !== window.location.href) return {};
    const anchor = decodeURIComponent(window.location.hash.slice(1));
    const passage = anchor ? document.getElementById(anchor) : document.querySelector("main h1");
    return { passage, address: note.from };
  } catch (error) {
    return {};
  }
}

function showWayBack() {
  const shown = document.querySelector(".site-way-back");
  if (shown) shown.remove();
  const { passage, address } = findWayBack();
  if (!passage) return;
  const line = element("p", "site-way-back");
  const link = element("a", "", "Quay lại bài trắc nghiệm");
  link.href = address;
  line.append(link);
  if (/^H[1-6]$/.test(passage.tagName)) passage.after(line);
  else passage.append(line);
}

showWayBack();
window.addEventListener("hashchange", showWayBack);

/* --- The staff bar: asked for only where the staff cookie is, so pages are alike for all --- */

function revive(script) {
  const copy = document.createElement("script");
  copy.src = script.src;
  copy.async = false;
  return copy;
}

async function addStaffBar(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (answer.status !== 200) return;
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  const scripts = Array.from(parsed.querySelectorAll("script[src]"));
  scripts.forEach((script) => script.remove());
  document.body.append(...parsed.head.children, ...parsed.body.children);
  document.body.append(...scripts.map(revive));
}

const staffBar = document.body.dataset.staffBar;
if (staffBar && /(^|; )site_staff=1/.test(document.cookie)) addStaffBar(staffBar);
