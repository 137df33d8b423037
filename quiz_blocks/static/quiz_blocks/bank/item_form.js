/* Shows only what the chosen kind of question needs. Without it everything is shown. */
const KINDS = ["single", "multiple", "true_false", "short_text", "number"];
const TYPED = ["short_text", "number"];

function show(form, kind) {
  for (const known of KINDS) {
    form.classList.toggle(`qb-kind-${known}`, known === kind);
  }
  form.classList.toggle("qb-kind-typed", TYPED.includes(kind));
  form.classList.add("qb-kind-known");
}

function start() {
  const select = document.querySelector("select[name='kind']");
  if (!select || !select.form) return;
  select.addEventListener("change", () => show(select.form, select.value));
  show(select.form, select.value);
}

if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", start);
} else {
  start();
}
