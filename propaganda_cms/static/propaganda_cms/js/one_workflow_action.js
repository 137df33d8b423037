/* Keeps Wagtail's autosave from sending a workflow action a second time.

   Wagtail's editor adds hidden fields to the form («Yêu cầu sửa», «Duyệt») and submits it. Its
   autosave takes these fields for a change and, where the answer takes longer than half a second,
   posts the same action again: the slower of the two meets an outdated revision (HTTP 400). */

document.addEventListener(
  "w-unsaved:add",
  (event) => {
    const form = document.querySelector("[data-edit-form]");
    if (form && form.querySelector("input[name='action-workflow-action']")) {
      event.stopPropagation();
    }
  },
  { capture: true },
);
