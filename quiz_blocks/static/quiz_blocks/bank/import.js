// The review of a question file: tick all or none, and say how many are ticked.
const form = document.querySelector(".qb-import");
const ticks = [...form.querySelectorAll("[data-qb-tick]")];
const chooser = form.querySelector("[data-qb-choose]");
const label = form.querySelector("[data-qb-import]");
const count = form.querySelector("[data-qb-count]");

function say() {
  const chosen = ticks.filter((tick) => tick.checked).length;
  count.textContent = count.dataset.text.replace("%d", chosen);
  label.textContent = label.dataset.text.replace("%d", chosen);
}

function tickAll(checked) {
  for (const tick of ticks) tick.checked = checked;
  say();
}

chooser.querySelector("[data-qb-all]").addEventListener("click", () => tickAll(true));
chooser.querySelector("[data-qb-none]").addEventListener("click", () => tickAll(false));
form.addEventListener("change", (event) => {
  if (event.target.matches("[data-qb-tick]")) say();
});
chooser.hidden = false;
say();
