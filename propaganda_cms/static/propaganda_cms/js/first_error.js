/* Takes the editor of a refused page form to the first field that says what is missing. */

function goToFirstError() {
  const messages = document.querySelectorAll("[data-edit-form] .w-field__errors .error-message");
  const shown = Array.from(messages).find((message) => message.offsetParent !== null);
  const field = shown && shown.closest(".w-field");
  if (!field) return;
  /* At once: Wagtail scrolls smoothly, and a long form would take seconds to pass by. */
  field.scrollIntoView({ block: "center", behavior: "instant" });
  const input = field.querySelector("input, textarea, select, [contenteditable='true']");
  if (input) input.focus({ preventScroll: true });
}

/* After Wagtail's banner has slid in, which moves everything below it. */
window.addEventListener("load", () => setTimeout(goToFirstError, 300));
