// A ring on the picture at the place of each color. Moving one picks another pixel's color.
import { find, make } from "./elements.js";
import { icon } from "./icons.js";
import { Loupe } from "./loupe.js";
import { inkOn } from "./luminance.js";

const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
// Milliseconds after the last arrow key until the color is picked.
const rest = 450;

export class Markers {
  // `pointed(index)`; `tried(index, hex)` while a marker moves; `picked(index, hex, place)` when it is
  // released; `pressed(index)` when it was not moved.
  constructor(pixels, calls) {
    this.group = find("markers");
    this.pixels = pixels;
    this.loupe = new Loupe(pixels);
    Object.assign(this, calls);
    this.group.addEventListener("pointerdown", event => this.grab(event));
    this.group.addEventListener("keydown", event => this.press(event));
    this.group.addEventListener("pointerover", event => this.held ?? this.pointed(this.indexOf(event.target)));
    this.group.addEventListener("focusin", event => this.focus(this.indexOf(event.target)));
    this.group.addEventListener("focusout", () => { this.finish(); this.loupe.hide(); this.pointed(-1); });
  }

  indexOf(target) { return [...this.group.children].indexOf(target.closest("button")); }

  show(colors, locked) {
    // A marker that is being moved belongs to the palette before.
    this.cancel();
    this.colors = colors;
    const focused = [...this.group.children].indexOf(document.activeElement);
    this.group.classList.toggle("many", colors.length > 12);
    this.group.replaceChildren(...colors.map((color, index) => {
      const isLocked = locked.includes(color.hex);
      const dot = make("i", {}, ...isLocked ? [icon("locked")] : []);
      const button = make("button", { type: "button", tabIndex: index ? -1 : 0 }, dot);
      button.setAttribute("aria-label", `Marker of ${color.name ?? ""} ${color.hex}`);
      button.setAttribute("aria-description", "Arrow keys move it by a pixel, with Shift by ten. Page Down goes to the next marker.");
      button.classList.toggle("locked", isLocked);
      // A locked color that no pixel has, and that nobody picked in the picture, has no place.
      button.hidden = !color.position;
      this.put(button, color.position ?? { x: 0, y: 0 }, color.hex);
      return button;
    }));
    if (focused >= 0) this.go(Math.min(focused, colors.length - 1));
  }

  put(button, { x, y }, hex) {
    button.style.left = `${100 * x}%`;
    button.style.top = `${100 * y}%`;
    button.style.setProperty("--c", hex);
    button.style.setProperty("--on", inkOn(hex));
  }

  mark(index) {
    [...this.group.children].forEach((button, at) => button.classList.toggle("lit", at === index));
  }

  // Moves the focus to a marker; Tab then reaches only this one.
  go(index) {
    [...this.group.children].forEach((button, at) => { button.tabIndex = at === index ? 0 : -1; });
    this.group.children[index]?.focus({ preventScroll: true });
  }

  focus(index) {
    if (this.held === undefined) this.pointed(index);
    const button = this.group.children[index];
    // The loupe is for the keyboard here; a pointer shows it while it drags.
    if (button?.matches(":focus-visible")) this.enlarge(index, this.pixels.at(this.colors[index].position));
  }

  enlarge(index, cell) {
    const box = this.group.children[index].getBoundingClientRect();
    this.loupe.show(cell, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, this.pixels.hex(cell));
  }

  // Moves a marker to a pixel without picking it yet.
  to(index, cell) {
    const clamp = (value, size) => Math.min(size - 1, Math.max(0, value));
    this.cell = { column: clamp(cell.column, this.pixels.width), row: clamp(cell.row, this.pixels.height) };
    const hex = this.pixels.hex(this.cell);
    this.held = index;
    this.put(this.group.children[index], this.pixels.place(this.cell), hex);
    this.enlarge(index, this.cell);
    this.tried(index, hex);
  }

  // Picks the pixel that a marker was moved to.
  finish() {
    clearTimeout(this.timer);
    if (this.held === undefined) return;
    const index = this.held;
    this.held = undefined;
    this.picked(index, this.pixels.hex(this.cell), this.pixels.place(this.cell));
  }

  // Puts a marker back to where it was.
  cancel() {
    clearTimeout(this.timer);
    if (this.held === undefined) return;
    const index = this.held, color = this.colors[index];
    this.held = undefined;
    this.loupe.hide();
    this.put(this.group.children[index], color.position, color.hex);
    this.tried(index, color.hex);
  }

  grab(event) {
    const index = this.indexOf(event.target), button = this.group.children[index];
    if (!button || event.button !== 0) return;
    event.stopPropagation();
    const from = { x: event.clientX, y: event.clientY }, ended = new AbortController();
    let moved = false;
    button.setPointerCapture(event.pointerId);
    button.classList.add("held");
    const drag = ({ clientX, clientY }) => {
      if (!button.isConnected) return end(false);
      moved ||= Math.hypot(clientX - from.x, clientY - from.y) >= 3;
      if (!moved) return;
      const box = this.group.parentElement.getBoundingClientRect();
      this.to(index, this.pixels.at({ x: (clientX - box.x) / box.width, y: (clientY - box.y) / box.height }));
    };
    const end = keeps => {
      ended.abort();
      button.classList.remove("held");
      this.loupe.hide();
      if (!button.isConnected) return;
      if (!moved) return keeps && this.pressed(index);
      return keeps ? this.finish() : this.cancel();
    };
    button.addEventListener("pointermove", drag, ended);
    button.addEventListener("pointerup", () => end(true), ended);
    button.addEventListener("pointercancel", () => end(false), ended);
  }

  press(event) {
    const index = this.indexOf(event.target), step = steps[event.key];
    const turn = { PageDown: 1, PageUp: -1 }[event.key];
    if (index < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") return this.cancel();
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return this.held === undefined ? this.pressed(index) : this.finish();
    }
    if (!step && !turn) return;
    event.preventDefault();
    if (turn) return this.turn(index, turn);
    const reach = event.shiftKey ? 10 : 1;
    const { column, row } = this.held === index ? this.cell : this.pixels.at(this.colors[index].position);
    this.to(index, { column: column + reach * step[0], row: row + reach * step[1] });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.finish(), rest);
  }

  turn(index, step) {
    const shown = this.colors.map((color, at) => color.position ? at : -1).filter(at => at >= 0);
    const at = shown.indexOf(index) + step;
    this.go(shown[(at + shown.length) % shown.length]);
  }
}
