/* Takes the editor of a refused page form to the first field that says what is missing. */

function goToFirstError() {
  const messages = document.querySelectorAll("[data-edit-form] .w-field__errors .error-message");
  const shown = Array.from(messages).find((message) => message.offsetParent !== null);
  const field = shown && shown.closest(".w-field");
  if (!field) return;
  const panel = field.closest(".w-panel");
  (panel || field).scrollIntoView({ block: "start" });
  const input = field.querySelector("input, textarea, select, [contenteditable='true']");
  if (input) input.focus({ preventScroll: true });
}

/* Wagtail itself scrolls when the page has loaded; this comes after it. */
window.addEventListener("load", goToFirstError);
