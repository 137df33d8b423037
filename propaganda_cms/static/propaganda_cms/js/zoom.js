// Looks at an infographic closely without leaving the page: buttons, keys, one finger, two
// fingers, the wheel. Without this file, or without <dialog>, the link opens the large picture.

const STEP = 1.5;
const NUDGE = 80;
const CLOSEST = 2; // screen pixels a pixel of the large picture

const KEYS = {
  "+": (viewer) => viewer.zoom(STEP),
  "=": (viewer) => viewer.zoom(STEP),
  "-": (viewer) => viewer.zoom(1 / STEP),
  0: (viewer) => viewer.fit(),
  ArrowLeft: (viewer) => viewer.pan(NUDGE, 0),
  ArrowRight: (viewer) => viewer.pan(-NUDGE, 0),
  ArrowUp: (viewer) => viewer.pan(0, NUDGE),
  ArrowDown: (viewer) => viewer.pan(0, -NUDGE),
};

function element(tag, className, attributes = {}) {
  const made = document.createElement(tag);
  made.className = className;
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

function button(text, action) {
  const made = element("button", "pc-zoom__button", { type: "button" });
  made.textContent = text;
  made.addEventListener("click", action);
  return made;
}

class Viewer {
  constructor(link) {
    this.link = link;
    this.width = Number(link.dataset.pcWidth);
    this.height = Number(link.dataset.pcHeight);
    this.fingers = new Map();
    this.build(link.querySelector("img"));
    this.listen();
  }

  build(shown) {
    this.dialog = element("dialog", "pc-zoom", { "aria-label": "Xem infographic phóng to" });
    this.stage = element("div", "pc-zoom__stage", {
      tabindex: "0", role: "group", "aria-label": "Infographic: phím mũi tên để xem chỗ khác, + và - để phóng to, thu nhỏ",
    });
    this.picture = element("img", "pc-zoom__picture", { alt: shown.alt, draggable: "false" });
    this.picture.src = shown.currentSrc || shown.src;
    this.state = element("p", "pc-zoom__state", { role: "status" });
    const bar = element("div", "pc-zoom__bar");
    bar.append(
      button("Thu nhỏ", () => this.zoom(1 / STEP)),
      button("Phóng to", () => this.zoom(STEP)),
      button("Vừa khung", () => this.fit()),
      button("Đóng", () => this.dialog.close()),
    );
    this.stage.append(this.picture);
    this.dialog.append(bar, this.state, this.stage);
    document.body.append(this.dialog);
  }

  listen() {
    this.dialog.addEventListener("keydown", (event) => this.press(event));
    this.dialog.addEventListener("close", () => this.link.focus());
    this.stage.addEventListener("pointerdown", (event) => this.touch(event));
    this.stage.addEventListener("pointermove", (event) => this.move(event));
    ["pointerup", "pointercancel"].forEach((name) => {
      this.stage.addEventListener(name, (event) => this.fingers.delete(event.pointerId));
    });
    this.stage.addEventListener("wheel", (event) => this.turn(event), { passive: false });
    this.stage.addEventListener("dblclick", (event) => this.zoom(STEP, this.place(event)));
    window.addEventListener("resize", () => this.dialog.open && this.fit());
  }

  open() {
    this.dialog.showModal();
    this.fit();
    this.stage.focus();
    this.load();
  }

  /** Fetch the large picture, once; the one that the page shows stands there until it is here. */
  load() {
    if (this.large) return;
    this.state.textContent = `Đang tải ảnh lớn, ${this.link.dataset.pcSize}…`;
    this.large = new Image();
    this.large.onload = () => {
      this.picture.src = this.large.src;
      this.state.textContent = "";
    };
    this.large.onerror = () => {
      this.large = null;
      this.state.textContent = "Chưa tải được ảnh lớn. Hãy kiểm tra mạng, đóng lại rồi mở lần nữa.";
    };
    this.large.src = this.link.href;
  }

  // --- Where the picture stands: its scale, and its centre from the stage's centre ---

  get smallest() {
    return Math.min(this.stage.clientWidth / this.width, this.stage.clientHeight / this.height, 1);
  }

  fit() {
    this.scale = this.smallest;
    this.x = 0;
    this.y = 0;
    this.show();
  }

  /** Enlarge so that the point under `at`, given from the stage's centre, stays where it is. */
  zoom(factor, at = { x: 0, y: 0 }) {
    const scale = Math.min(Math.max(this.scale * factor, this.smallest), CLOSEST);
    const grown = scale / this.scale;
    this.x = at.x + (this.x - at.x) * grown;
    this.y = at.y + (this.y - at.y) * grown;
    this.scale = scale;
    this.show();
  }

  pan(x, y) {
    this.x += x;
    this.y += y;
    this.show();
  }

  show() {
    const width = this.width * this.scale;
    const height = this.height * this.scale;
    const sideways = Math.max(0, (width - this.stage.clientWidth) / 2);
    const upright = Math.max(0, (height - this.stage.clientHeight) / 2);
    this.x = Math.min(Math.max(this.x, -sideways), sideways);
    this.y = Math.min(Math.max(this.y, -upright), upright);
    this.picture.style.width = `${width}px`;
    this.picture.style.height = `${height}px`;
    this.picture.style.transform =
      `translate(${this.x - width / 2}px, ${this.y - height / 2}px)`;
  }

  // --- Hands ---

  press(event) {
    const action = KEYS[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action(this);
  }

  place(event) {
    const box = this.stage.getBoundingClientRect();
    return {
      x: event.clientX - box.left - box.width / 2,
      y: event.clientY - box.top - box.height / 2,
    };
  }

  touch(event) {
    if (event.button) return;
    this.stage.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, this.place(event));
  }

  /** One finger pans; with two, the point between them stays and their distance is the scale. */
  move(event) {
    if (!this.fingers.has(event.pointerId)) return;
    const before = this.spread();
    this.fingers.set(event.pointerId, this.place(event));
    const after = this.spread();
    this.pan(after.x - before.x, after.y - before.y);
    if (before.apart) this.zoom(after.apart / before.apart, after);
  }

  spread() {
    const [one, other = one] = this.fingers.values();
    return {
      x: (one.x + other.x) / 2,
      y: (one.y + other.y) / 2,
      apart: Math.hypot(one.x - other.x, one.y - other.y),
    };
  }

  turn(event) {
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, this.place(event));
  }
}

const viewers = new WeakMap();

function open(event) {
  const link = event.target.closest("a[data-pc-zoom]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  if (!viewers.has(link)) viewers.set(link, new Viewer(link));
  viewers.get(link).open();
}

if (window.HTMLDialogElement) document.addEventListener("click", open);
