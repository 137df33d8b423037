// Looks at an infographic or a gallery closely without leaving the page: buttons, keys, one
// finger, two fingers, the wheel; the browser's Back closes it. Without this file, or without
// <dialog>, the link opens the large picture.

const STEP = 1.5;
const NUDGE = 80;
const CLOSEST = 2; // screen pixels a pixel of the large picture
const READABLE = 800; // screen pixels that an infographic is wide when it opens

const KEYS = {
  "+": (viewer) => viewer.zoom(STEP),
  "=": (viewer) => viewer.zoom(STEP),
  "-": (viewer) => viewer.zoom(1 / STEP),
  0: (viewer) => viewer.fit(),
  ArrowLeft: (viewer) => viewer.goOrPan(-1),
  ArrowRight: (viewer) => viewer.goOrPan(1),
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

/** The pictures of one gallery, or an infographic alone. */
class Viewer {
  constructor(links) {
    this.links = links;
    this.fingers = new Map();
    this.build();
    this.listen();
  }

  get isGallery() {
    return this.links.length > 1;
  }

  build() {
    const name = this.isGallery ? "Xem ảnh lớn" : "Xem infographic phóng to";
    const keys = this.isGallery
      ? "Ảnh: phím mũi tên trái, phải để sang ảnh khác, + và - để phóng to, thu nhỏ"
      : "Infographic: phím mũi tên để xem chỗ khác, + và - để phóng to, thu nhỏ";
    this.dialog = element("dialog", "pc-zoom", { "aria-label": name });
    this.stage = element("div", "pc-zoom__stage", {
      tabindex: "0", role: "group", "aria-label": keys,
    });
    this.picture = element("img", "pc-zoom__picture", { draggable: "false" });
    this.state = element("p", "pc-zoom__state", { role: "status" });
    this.stage.append(this.picture, this.state);
    this.dialog.append(this.bar(), this.stage, this.foot());
    document.body.append(this.dialog);
  }

  bar() {
    const bar = element("div", "pc-zoom__bar");
    bar.append(
      button("Thu nhỏ", () => this.zoom(1 / STEP)),
      button("Phóng to", () => this.zoom(STEP)),
      button("Vừa màn hình", () => this.fit()),
      button("Đóng", () => this.dialog.close()),
    );
    return bar;
  }

  /** What stands under the picture: its words and, in a gallery, the way to the others. */
  foot() {
    const foot = element("div", "pc-zoom__foot");
    this.caption = element("p", "pc-zoom__caption");
    foot.append(this.caption);
    if (this.isGallery) {
      const steps = element("div", "pc-zoom__steps");
      this.count = element("p", "pc-zoom__count", { role: "status" });
      this.previous = button("‹ Ảnh trước", () => this.go(-1));
      this.next = button("Ảnh sau ›", () => this.go(1));
      steps.append(this.previous, this.count, this.next);
      foot.append(steps);
    }
    return foot;
  }

  listen() {
    this.dialog.addEventListener("keydown", (event) => this.press(event));
    this.dialog.addEventListener("close", () => this.leave());
    this.stage.addEventListener("pointerdown", (event) => this.touch(event));
    this.stage.addEventListener("pointermove", (event) => this.move(event));
    ["pointerup", "pointercancel"].forEach((name) => {
      this.stage.addEventListener(name, (event) => this.fingers.delete(event.pointerId));
    });
    this.stage.addEventListener("wheel", (event) => this.turn(event), { passive: false });
    this.stage.addEventListener("dblclick", (event) => this.zoom(STEP, this.place(event)));
    window.addEventListener("resize", () => this.resize());
  }

  open(link) {
    this.opener = link;
    this.dialog.showModal();
    // An entry of its own, so that Back on a phone closes the picture and not the page.
    window.history.pushState({ pcZoom: true }, "");
    this.turnTo(link);
    this.stage.focus();
  }

  leave() {
    if (window.history.state && window.history.state.pcZoom) window.history.back();
    this.opener.focus();
  }

  // --- Which picture it is ---

  go(step) {
    const link = this.links[this.links.indexOf(this.link) + step];
    if (link) this.turnTo(link);
  }

  turnTo(link) {
    const shown = link.querySelector("img");
    this.link = link;
    this.width = Number(link.dataset.pcWidth);
    this.height = Number(link.dataset.pcHeight);
    this.picture.alt = shown ? shown.alt : "";
    this.picture.src = shown ? shown.currentSrc || shown.src : link.href;
    this.caption.textContent = link.dataset.pcCaption || "";
    if (link.dataset.pcCredit) {
      const credit = element("span", "pc-zoom__credit");
      credit.textContent = link.dataset.pcCredit;
      this.caption.append(" ", credit);
    }
    if (this.isGallery) this.tellPlace();
    this.load();
    if (this.isGallery) this.fit();
    else this.read();
  }

  /** Say which of the gallery's pictures it is; a button that leads nowhere keeps its place. */
  tellPlace() {
    const place = this.links.indexOf(this.link);
    this.count.textContent = `Ảnh ${place + 1} trên ${this.links.length}`;
    this.previous.setAttribute("aria-disabled", String(place === 0));
    this.next.setAttribute("aria-disabled", String(place === this.links.length - 1));
  }

  /** Fetch the large picture; the one that the page shows stands there until it is here. */
  load() {
    const link = this.link;
    const large = new Image();
    this.state.textContent = `Đang tải ảnh lớn, ${link.dataset.pcSize}…`;
    large.onload = () => {
      if (link !== this.link) return;
      this.picture.src = large.src;
      this.state.textContent = "";
    };
    large.onerror = () => {
      if (link !== this.link) return;
      this.state.textContent = "Chưa tải được ảnh lớn. Hãy kiểm tra mạng, đóng lại rồi mở lần nữa.";
    };
    large.src = link.href;
  }

  // --- Where the picture stands: its scale, and its centre from the stage's centre ---

  get smallest() {
    return Math.min(this.stage.clientWidth / this.width, this.stage.clientHeight / this.height, 1);
  }

  /** The whole picture in view. */
  fit() {
    this.scale = this.smallest;
    this.x = 0;
    this.y = 0;
    this.show();
  }

  /** Large enough to be read, from its top left: a phone's screen twice, a desk's in full. */
  read() {
    const across = this.stage.clientWidth;
    const wanted = Math.min(2 * across, Math.max(across, READABLE)) / this.width;
    this.scale = Math.max(Math.min(wanted, 1), this.smallest);
    this.x = Infinity;
    this.y = Infinity;
    this.show();
  }

  resize() {
    if (!this.dialog.open) return;
    if (this.fitted) this.fit();
    else this.zoom(1);
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

  /** What the left and right keys do: past a picture that is wholly in view lies the next. */
  goOrPan(step) {
    if (this.isGallery && this.fitted) this.go(step);
    else this.pan(-step * NUDGE, 0);
  }

  pan(x, y) {
    this.x += x;
    this.y += y;
    this.show();
  }

  show() {
    this.fitted = this.scale <= this.smallest;
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

/** The gallery's viewer, which all its links share, or the one of a link that stands alone. */
function viewerOf(link) {
  const place = link.closest("[data-pc-gallery]") || link;
  if (!viewers.has(place)) {
    const links = place === link ? [link] : [...place.querySelectorAll("a[data-pc-zoom]")];
    viewers.set(place, new Viewer(links));
  }
  return viewers.get(place);
}

function open(event) {
  const link = event.target.closest("a[data-pc-zoom]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  viewerOf(link).open(link);
}

function closeOnBack() {
  const shown = document.querySelector(".pc-zoom[open]");
  if (shown) shown.close();
}

if (window.HTMLDialogElement) {
  document.addEventListener("click", open);
  window.addEventListener("popstate", closeOnBack);
}
