/*
 * The quiz in the page. Without this script every step is a plain form on a page of its own; with
 * it the same HTML comes as fragments into the page, and nothing that was ticked is lost when the
 * network goes.
 *
 * What was chosen and is not yet on the server is "unsaved": kept in memory and, where the browser
 * lets us, in localStorage, and sent again until the server has it. Each save has a number that
 * only grows; the server refuses an older one and says which number stands.
 */

const HEADER = "X-Quiz-Fragment";
const SAVE_AFTER = 700;
const RETRY_AFTER = [2000, 4000, 8000, 15000, 30000];

// --- What is kept on the device ---

const memory = {};

const device = {
  read(uuid) {
    try {
      return JSON.parse(window.localStorage.getItem(`qb:${uuid}`)) || memory[uuid] || {};
    } catch (error) {
      return memory[uuid] || {};
    }
  },
  write(uuid, unsaved) {
    memory[uuid] = unsaved;
    try {
      if (Object.keys(unsaved).length) {
        window.localStorage.setItem(`qb:${uuid}`, JSON.stringify(unsaved));
      } else {
        window.localStorage.removeItem(`qb:${uuid}`);
      }
    } catch (error) {
      // Storage is full or forbidden: memory has to do.
    }
  },
};

// That a quiz was started here: only then is it worth asking how its taker stands to it, for the
// page itself is the same for everybody.
const started = {
  has(start) {
    try {
      return Boolean(start && window.localStorage.getItem(`qb:started:${start}`));
    } catch (error) {
      return false;
    }
  },
  note(start) {
    try {
      window.localStorage.setItem(`qb:started:${start}`, "1");
    } catch (error) {
      // Then the page keeps offering the start, which goes on with what was begun.
    }
  },
  forget(start) {
    try {
      window.localStorage.removeItem(`qb:started:${start}`);
    } catch (error) {
      // Nothing was kept.
    }
  },
};

// Where a reader left the quiz for a passage: {passage, from, start, question}. The site's own
// script shows the way back beside the passage; the first quiz at "from" takes the note.
const WAY_BACK = "qb:way-back";

const wayBack = {
  note(note) {
    try {
      window.sessionStorage.setItem(WAY_BACK, JSON.stringify(note));
    } catch (error) {
      // The browser's own way back has to do.
    }
  },
  take(start) {
    try {
      const note = JSON.parse(window.sessionStorage.getItem(WAY_BACK));
      const here = window.location.pathname + window.location.search;
      if (!note || note.start !== start || note.from.split("#")[0] !== here) return null;
      if (note.passage === window.location.href) return null; // still there: it is on this page
      window.sessionStorage.removeItem(WAY_BACK);
      return note;
    } catch (error) {
      return null;
    }
  },
};

// --- Talking to the server ---

class Unreachable extends Error {}

async function ask(root, url, options) {
  const headers = Object.assign({ [HEADER]: root.dataset.qbLevel || "3" }, options && options.headers);
  let response;
  try {
    response = await fetch(url, Object.assign({ credentials: "same-origin" }, options, { headers }));
  } catch (error) {
    throw new Unreachable();
  }
  if (response.status >= 500) throw new Unreachable("server");
  return response;
}

function post(root, url, pairs, options) {
  return ask(root, url, Object.assign({ method: "POST", body: new URLSearchParams(pairs) }, options));
}

const isFragment = (response) => response.headers.has(HEADER);

// The token lets a browser without cookies go on.
function withToken(sheet) {
  const token = sheet.querySelector("[name=ma]").value;
  return `${sheet.dataset.url}?ma=${encodeURIComponent(token)}`;
}

// --- One quiz on a page ---

function openQuiz(root) {
  const body = root.querySelector("[data-qb-body]");
  const card = root.querySelector("[data-qb-card]");
  const outside = root.querySelector("[data-qb-outside]");
  const start = root.dataset.qbStart || "";
  let sheet = null;

  function arrive(html, options) {
    if (sheet) sheet.leave();
    sheet = null;
    body.innerHTML = html;
    body.hidden = false;
    if (card) card.hidden = true;
    if (outside) outside.textContent = "";
    const element = body.querySelector("[data-qb-sheet]");
    if (element) {
      sheet = openSheet(root, element, arrive, options || {});
      return;
    }
    const result = body.querySelector("[data-qb-result]");
    if (result) device.write(result.dataset.qbResult, {});
    if (result && options && options.back) focusOn(...placeOf(options.current));
    else focusOn(body.querySelector("[data-qb-summary], [role=alert], .qb-card a, .qb-card button"));
  }

  function placeOf(number) {
    const question = body.querySelector(`[data-qb-question][data-number="${number}"]`);
    return question ? [question.querySelector(".qb-question__number"), question] : [];
  }

  async function load(url, pairs, options) {
    if (outside) outside.textContent = root.dataset.sayLoading || "";
    try {
      const response = pairs ? await post(root, url, pairs) : await ask(root, url);
      if (!isFragment(response)) throw new Unreachable("server");
      arrive(await response.text(), options);
      if (pairs && sheet) started.note(new URL(url, window.location.href).pathname);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      if (outside) outside.textContent = root.dataset.sayOffline || "";
    }
  }

  // In a cached page the card says the same to everybody; here it learns of this taker.
  async function greet(note) {
    let answer;
    try {
      answer = await ask(root, root.dataset.qbFront, { cache: "no-store" });
    } catch (error) {
      return;
    }
    if (!answer.ok || !isFragment(answer)) return;
    const holder = document.createElement("div");
    holder.innerHTML = await answer.text();
    const mine = holder.querySelector("[data-qb-mine]");
    if (!mine) {
      started.forget(start);
    } else if (card.hidden) {
      // The reader was faster.
    } else if (note) {
      load(mine.href, null, { current: note.question, back: true });
    } else {
      const standing = card.querySelector("[data-qb-standing]");
      if (standing) standing.remove();
      card.append(holder.querySelector("[data-qb-standing]"));
    }
  }

  // On a page of its own, what was loaded into it is gone when the reader comes back.
  function comeBack(note) {
    const mine = note && body.querySelector("[data-qb-mine]");
    if (mine) load(mine.href, null, { current: note.question, back: true });
    else if (note) focusOn(...placeOf(note.question));
  }

  function leaveForPassage(link) {
    const question = link.closest("[data-qb-question]");
    const number = question ? Number(question.dataset.number) : 0;
    const here = window.location.pathname + window.location.search;
    const place = card ? root.id : question && question.id;
    wayBack.note({ passage: link.href, from: `${here}#${place}`, start, question: number });
  }

  root.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a");
    if (!link) return;
    if (link.hasAttribute("data-qb-passage")) {
      leaveForPassage(link);
    } else if (link.hasAttribute("data-qb-open")) {
      event.preventDefault();
      load(start, []);
    } else if (link.hasAttribute("data-qb-load")) {
      event.preventDefault();
      load(link.href);
    }
  });
  root.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-qb-start-form]")) return;
    event.preventDefault();
    load(event.target.action, []);
  });

  // The passage may stand on the same page: then nothing is loaded, and the quiz is as it was.
  window.addEventListener("hashchange", () => {
    if (!card || body.hidden || window.location.hash !== `#${root.id}`) return;
    const note = wayBack.take(start);
    if (note) focusOn(...placeOf(note.question));
  });

  if (card && started.has(start)) greet(wayBack.take(start));
  if (!card) comeBack(wayBack.take(start));

  // A page of its own that the server has made for a plain browser: take it over.
  const made = body && body.querySelector("[data-qb-sheet]");
  if (!made || made.hasAttribute("data-frozen") || !made.querySelector("[data-qb-alert][hidden]")) return;
  if (made.hasAttribute("data-partial")) load(withToken(made), null, { current: Number(made.dataset.current), quiet: true });
  else sheet = openSheet(root, made, arrive, { quiet: true });
}

// --- One sheet ---

function openSheet(root, element, arrive, options) {
  const data = element.dataset;
  const uuid = data.qbSheet;
  const total = Number(data.total);
  const oneByOne = element.hasAttribute("data-one-by-one");
  const atOnce = element.hasAttribute("data-at-once");
  const form = element.querySelector("[data-qb-form]");
  const status = element.querySelector("[data-qb-status]");
  const alert = element.querySelector("[data-qb-alert]");
  const next = element.querySelector("[data-qb-next]");
  const previous = element.querySelector("[data-qb-previous]");
  const send = element.querySelector("[data-qb-submit]");
  const last = element.querySelector("[data-qb-last]");
  const token = form.querySelector("[name=ma]").value;
  const nextLabels = next ? [next.textContent, next.dataset.sayLast] : [];

  let unsaved = device.read(uuid);
  let seq = Number(data.seq);
  let current = 1;
  let saving = false;
  let sending = false;
  let timer = 0;
  let failures = 0;
  let waiting = null; // what to try again when the network is back
  let gone = false;

  const questions = () => Array.from(element.querySelectorAll("[data-qb-question]"));
  const questionAt = (number) => element.querySelector(`[data-qb-question][data-number="${number}"]`);

  // --- What is chosen ---

  function answersOf(question) {
    const key = question.dataset.qbQuestion;
    const pairs = [["q", key]];
    question.querySelectorAll("input").forEach((input) => {
      if (input.type === "hidden") return;
      if (input.type === "text" || input.checked) pairs.push([input.name, input.value]);
    });
    return pairs;
  }

  function putBack(question, pairs) {
    question.querySelectorAll("input").forEach((input) => {
      if (input.type === "hidden") return;
      const values = pairs.filter(([name]) => name === input.name).map(([, value]) => value);
      if (input.type === "text") input.value = values[0] || "";
      else input.checked = values.includes(input.value);
    });
  }

  // The server says what a number is: the pattern is for text without spaces, a minus as a hyphen.
  function isNoNumber(input) {
    const written = input.value.replace(/\s/g, "").replace(/[\u2212\u2013\u2011]/g, "-");
    return written !== "" && !new RegExp(`^(?:${input.dataset.qbNumber})$`).test(written);
  }

  const numberIn = (question) => question.querySelector("[data-qb-number]");

  function isAnswered(question) {
    if (question.hasAttribute("data-reviewed")) return question.hasAttribute("data-answered");
    const number = numberIn(question);
    if (number && isNoNumber(number)) return false;
    return answersOf(question).some(([name, value]) => name !== "q" && value.trim());
  }

  function bringBack() {
    questions().forEach((question) => {
      const key = question.dataset.qbQuestion;
      if (!unsaved[key]) return;
      if (question.hasAttribute("data-reviewed")) delete unsaved[key];
      else putBack(question, unsaved[key]);
      judgeNumber(question, true);
    });
    device.write(uuid, unsaved);
  }

  const unsavedPairs = () => [["ma", token]].concat(...Object.values(unsaved));

  function forget(sent) {
    Object.keys(sent).forEach((key) => {
      if (unsaved[key] === sent[key]) delete unsaved[key];
    });
    device.write(uuid, unsaved);
  }

  // --- What is on the screen ---

  const say = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };

  function warn(text) {
    alert.textContent = text;
    alert.hidden = !text;
    if (text) focusOn(alert);
  }

  // What is no number is said once the reader has left the field, and taken back as soon as it is one.
  function judgeNumber(question, leaving) {
    const input = numberIn(question);
    if (!input) return;
    const wrong = isNoNumber(input);
    if (wrong && !leaving) return;
    const hint = element.querySelector(`#${CSS.escape(input.getAttribute("aria-describedby"))}`);
    const said = wrong ? hint.dataset.sayWrong : hint.dataset.sayHint;
    if (hint.textContent !== said) hint.textContent = said;
    hint.classList.toggle("qb-hint--wrong", wrong);
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  function paint() {
    const blanks = questions().filter((question) => !isAnswered(question));
    const answered = total - blanks.length;
    element.querySelector("[data-qb-answered]").textContent = answered;
    element.querySelector("[data-qb-progress]").value = answered;
    paintBlanks(blanks.map((question) => question.dataset.number));
    if (oneByOne) paintStep();
  }

  function paintBlanks(numbers) {
    const line = element.querySelector("[data-qb-blanks]");
    if (!line) return;
    line.textContent = "";
    if (!numbers.length) {
      line.textContent = data.sayNoBlanks;
      return;
    }
    line.append(data.sayBlanks);
    numbers.forEach((number) => {
      const link = document.createElement("a");
      link.href = `#cau-${number}`;
      link.className = "qb-goto";
      link.dataset.qbGoto = number;
      link.textContent = number;
      line.append(" ", link);
    });
  }

  function paintStep() {
    const onLast = current > total;
    questions().forEach((question) => {
      question.hidden = Number(question.dataset.number) !== current;
    });
    if (last) last.hidden = !onLast;
    element.querySelector("[data-qb-progress-text]").textContent = onLast
      ? data.sayLast
      : data.sayQuestion.replace("{number}", current).replace("{total}", total);
    const question = questionAt(current);
    previous.hidden = current <= 1;
    next.hidden = onLast;
    next.textContent = nextLabels[current < total ? 0 : 1];
    next.classList.toggle("qb-button--quiet", atOnce && question && !question.hasAttribute("data-reviewed"));
    send.hidden = !onLast;
  }

  function goTo(number, quiet) {
    current = Math.min(Math.max(number, 1), total + 1);
    paint();
    if (quiet) return;
    const question = questionAt(current);
    const heading = question
      ? question.querySelector(".qb-question__number")
      : element.querySelector("[data-qb-last-heading]");
    focusOn(heading, oneByOne || current === 1 ? element : question || last);
  }

  // --- Saving ---

  function later(action, delay) {
    window.clearTimeout(timer);
    timer = window.setTimeout(action, delay);
  }

  function tryAgain(action, error, offlineText) {
    waiting = action;
    say(error.message === "server" ? data.sayTrouble : offlineText);
    const delay = RETRY_AFTER[Math.min(failures, RETRY_AFTER.length - 1)];
    failures += 1;
    later(wake, delay);
  }

  function wake() {
    if (gone || !waiting) return;
    const action = waiting;
    waiting = null;
    action();
  }

  async function save(keepalive) {
    if (saving || sending || gone || !Object.keys(unsaved).length) return;
    saving = true;
    const sent = Object.assign({}, unsaved);
    const pairs = unsavedPairs().concat([["seq", String(seq + 1)]]);
    try {
      const response = await post(root, data.save, pairs, { keepalive: Boolean(keepalive) });
      const answer = await response.json().catch(() => null);
      saving = false;
      heard(response, answer, sent);
    } catch (error) {
      saving = false;
      if (!(error instanceof Unreachable)) throw error;
      if (!sending) tryAgain(save, error, data.sayOffline);
    }
  }

  function heard(response, answer, sent) {
    if (gone || sending) return;
    if (!answer) {
      tryAgain(save, new Unreachable("server"));
      return;
    }
    failures = 0;
    if (answer.finished) {
      refresh();
    } else if (answer.code === "saved") {
      seq = answer.seq;
      forget(sent);
      say(data.saySaved.replace("{time}", answer.saved_at));
      if (Object.keys(unsaved).length) later(save, SAVE_AFTER);
    } else if (answer.code === "stale") {
      seq = answer.seq;
      save();
    } else {
      warn(answer.message || data.sayTrouble);
      say("");
    }
  }

  async function refresh() {
    try {
      const response = await ask(root, withToken(element));
      if (isFragment(response) && !gone) arrive(await response.text());
    } catch (error) {
      tryAgain(refresh, error, data.sayOffline);
    }
  }

  // --- Answering and handing in ---

  async function answer(question) {
    if (sending) return;
    sending = true;
    window.clearTimeout(timer);
    const key = question.dataset.qbQuestion;
    unsaved[key] = answersOf(question);
    device.write(uuid, unsaved);
    say(data.saySending);
    const sent = Object.assign({}, unsaved);
    try {
      const response = await post(root, data.answer, unsavedPairs().concat([["tra-loi", key]]));
      sending = false;
      if (gone) return;
      if (!isFragment(response)) throw new Unreachable("server");
      failures = 0;
      const html = await response.text();
      if (response.ok && html.includes("data-reviewed") && !html.includes("data-qb-sheet")) {
        forget(sent);
        seq += 1;
        replace(question, html);
      } else {
        arrive(html, { current: Number(question.dataset.number) });
      }
    } catch (error) {
      sending = false;
      if (!(error instanceof Unreachable)) throw error;
      tryAgain(() => answer(question), error, data.sayWaiting);
    }
  }

  function replace(question, html) {
    const holder = document.createElement("div");
    holder.innerHTML = html;
    const reviewed = holder.querySelector("[data-qb-question]");
    question.parentNode.replaceChild(reviewed, question);
    warn("");
    say("");
    paint();
    focusOn(reviewed.querySelector("[data-qb-verdict]"), reviewed);
  }

  async function submit() {
    if (sending) return;
    sending = true;
    window.clearTimeout(timer);
    send.setAttribute("aria-disabled", "true");
    say(data.saySending);
    try {
      const response = await post(root, data.submit, unsavedPairs().concat([["xac-nhan", "1"]]));
      if (gone) return;
      if (!isFragment(response)) throw new Unreachable("server");
      const html = await response.text();
      arrive(html, { current: total + 1 });
    } catch (error) {
      sending = false;
      send.removeAttribute("aria-disabled");
      if (!(error instanceof Unreachable)) throw error;
      tryAgain(submit, error, data.sayWaiting);
    }
  }

  // --- The reader's hands ---

  function changed(event) {
    const question = event.target.closest("[data-qb-question]");
    if (!question || event.target.type === "hidden") return;
    unsaved[question.dataset.qbQuestion] = answersOf(question);
    device.write(uuid, unsaved);
    judgeNumber(question, event.type === "change");
    paint();
    if (sending) return;
    waiting = null;
    if (navigator.onLine === false) say(data.sayOffline);
    later(save, SAVE_AFTER);
  }

  function clicked(event) {
    const to = event.target.closest("[data-qb-goto]");
    const button = event.target.closest("button");
    if (to) {
      event.preventDefault();
      goTo(Number(to.dataset.qbGoto));
    } else if (button) {
      event.preventDefault();
      if (button.hasAttribute("data-qb-answer")) answer(button.closest("[data-qb-question]"));
      else if (button === next) goTo(current + 1);
      else if (button === previous) goTo(current - 1);
      else if (button === send) submit();
    }
  }

  function entered(event) {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    const question = event.target.closest("[data-qb-question]");
    judgeNumber(question, true);
    if (event.target.getAttribute("aria-invalid")) return;
    if (atOnce) answer(question);
    else if (oneByOne) goTo(current + 1);
    else save();
  }

  const online = () => {
    failures = 0;
    if (waiting) wake();
    else if (Object.keys(unsaved).length) save();
    else say("");
  };
  const offline = () => say(data.sayOffline);
  const hidden = () => {
    if (document.visibilityState === "hidden") save(true);
  };

  function leave() {
    gone = true;
    window.clearTimeout(timer);
    window.removeEventListener("online", online);
    window.removeEventListener("offline", offline);
    document.removeEventListener("visibilitychange", hidden);
  }

  if (element.hasAttribute("data-frozen")) {
    focusOn(alert.hidden ? element : alert);
    return { leave };
  }
  element.classList.add("qb-sheet--live");
  form.addEventListener("change", changed);
  form.addEventListener("input", changed);
  form.addEventListener("keydown", entered);
  form.addEventListener("submit", (event) => event.preventDefault());
  element.addEventListener("click", clicked);
  window.addEventListener("online", online);
  window.addEventListener("offline", offline);
  document.addEventListener("visibilitychange", hidden);
  bringBack();
  const firstBlank = questions().find((question) => !isAnswered(question));
  goTo(options.current || (firstBlank ? Number(firstBlank.dataset.number) : 1), true);
  if (!options.quiet) {
    if (alert.hidden) goTo(current);
    else focusOn(alert);
  }
  if (Object.keys(unsaved).length) later(save, SAVE_AFTER);
  return { leave };
}

function focusOn(element, top) {
  if (!element) return;
  if (!element.hasAttribute("tabindex") && !element.matches("a, button, input")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  const place = (top || element).getBoundingClientRect();
  if (place.top < 0 || place.top > window.innerHeight * 0.6) (top || element).scrollIntoView({ block: "start" });
}

document.querySelectorAll("[data-qb-quiz]").forEach(openQuiz);
