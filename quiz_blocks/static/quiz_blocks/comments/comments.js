/* Sends a comment without leaving the page. Without this script, or where the browser cannot compute
   a proof, the form posts to its own page, which asks a question instead. */

import { canProve, prove } from "../guard/proof.js";

const FIELDS = ["name", "title", "body"];

if (canProve()) {
  document.querySelectorAll("form[data-qb-comments][data-challenge]").forEach(enhance);
}

function enhance(form) {
  const state = { proof: null, busy: false };
  restoreDraft(form);
  form.addEventListener("focusin", () => prepare(form, state), { once: true });
  form.addEventListener("input", (event) => {
    keepDraft(form);
    showError(form, event.target.name, "");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(form, state);
  });
}

/* Begin computing while the reader is still writing. */
function prepare(form, state) {
  state.proof = prove(form.dataset.challenge);
  state.proof.catch(() => {});
}

async function submit(form, state) {
  if (state.busy) {
    return;
  }
  state.busy = true;
  say(form, "busy", form.dataset.sending);
  try {
    await deliver(form, state);
  } catch (error) {
    say(form, "wrong", form.dataset.offline);
  } finally {
    state.busy = false;
  }
}

/* Post; a proof that has grown too old is replaced once. The same proof is sent again after a dropped
   answer, so the server knows that it is the same comment. */
async function deliver(form, state) {
  const first = await post(form, await currentProof(form, state));
  if (first.status !== "proof") {
    settle(form, state, first);
    return;
  }
  prepare(form, state);
  const second = await post(form, (await state.proof).payload);
  if (second.status === "proof") {
    form.submit();
    return;
  }
  settle(form, state, second);
}

async function currentProof(form, state) {
  const proof = state.proof && (await state.proof.catch(() => null));
  if (!proof || !proof.isGood()) {
    prepare(form, state);
  }
  return (await state.proof).payload;
}

async function post(form, proof) {
  const data = new URLSearchParams(FIELDS.map((name) => [name, form.elements[name].value]));
  data.set("proof", proof);
  const response = await fetch(form.action, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: data,
  });
  const type = response.headers.get("Content-Type") || "";
  if (!type.startsWith("application/json")) {
    return { status: "failed", message: form.dataset.failed, errors: {} };
  }
  return response.json();
}

function settle(form, state, reply) {
  const errors = reply.errors || {};
  FIELDS.forEach((name) => showError(form, name, (errors[name] || [""])[0]));
  if (reply.status === "received") {
    state.proof = null;
    form.reset();
    forgetDraft(form);
    form.addEventListener("focusin", () => prepare(form, state), { once: true });
    say(form, "right", reply.message).focus();
    return;
  }
  const status = say(form, "wrong", reply.message);
  const wrong = FIELDS.find((name) => errors[name]);
  (wrong ? form.elements[wrong] : status).focus();
}

function say(form, state, message) {
  const status = form.querySelector(".qb-comments__status");
  status.dataset.state = state;
  status.textContent = message;
  return status;
}

function showError(form, name, message) {
  const field = form.querySelector('[data-field="' + name + '"]');
  if (!field) {
    return;
  }
  const input = form.elements[name];
  const error = field.querySelector(".qb-field__error");
  field.classList.toggle("qb-field--wrong", Boolean(message));
  error.textContent = message;
  error.hidden = !message;
  if (message) {
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", error.id);
  } else {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
}

/* The draft outlives a reload of the tab where the browser has storage; nothing depends on it. */
function draftKey(form) {
  return "qb-comments:" + form.getAttribute("action");
}

function keepDraft(form) {
  const draft = {};
  FIELDS.forEach((name) => (draft[name] = form.elements[name].value));
  withStorage((storage) => storage.setItem(draftKey(form), JSON.stringify(draft)));
}

function restoreDraft(form) {
  withStorage((storage) => {
    const draft = JSON.parse(storage.getItem(draftKey(form)) || "{}");
    FIELDS.filter((name) => draft[name] && !form.elements[name].value).forEach(
      (name) => (form.elements[name].value = draft[name]),
    );
  });
}

function forgetDraft(form) {
  withStorage((storage) => storage.removeItem(draftKey(form)));
}

function withStorage(use) {
  try {
    use(window.sessionStorage);
  } catch (error) {
    /* No storage here (some in-app browsers): the text stays in the fields. */
  }
}
