// Picks the color of a pixel of the picture with one click, and adds it to the palette.
import { find, say } from "./elements.js";
import { Loupe } from "./loupe.js";

const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Dropper {
  // `picked(hex, place)` is called with the pixel, unless Escape puts the dropper away.
  constructor(pixels, picked) {
    this.pixels = pixels;
    this.picked = picked;
    this.loupe = new Loupe(pixels);
    this.frame = find("frame");
    this.button = find("dropper");
    this.button.addEventListener("click", () => this.set(!this.on));
    this.button.addEventListener("keydown", event => this.press(event));
    this.button.addEventListener("blur", () => { if (this.on && this.cell) this.set(false); });
    document.addEventListener("keydown", event => event.key === "Escape" && this.set(false));
    // The dropper comes before markers, region and mask.
    const first = (kind, act) => this.frame.addEventListener(kind, event => {
      if (!this.on) return;
      event.stopImmediatePropagation();
      act(event);
    }, { capture: true });
    first("pointerdown", event => { event.preventDefault(); this.frame.setPointerCapture(event.pointerId); this.show(event); });
    first("pointermove", event => this.show(event));
    first("pointerleave", () => this.loupe.hide());
    first("pointercancel", () => this.set(false));
    first("pointerup", event => this.pick(this.under(event)));
  }

  get on() { return this.button.getAttribute("aria-pressed") === "true"; }

  set(on) {
    this.cell = undefined;
    this.button.setAttribute("aria-pressed", on);
    this.frame.classList.toggle("picking", on);
    if (on) {
      this.frame.scrollIntoView({ block: "nearest" });
      say("Click a pixel of the picture, or move with the arrow keys and press Enter");
    } else this.loupe.hide();
  }

  // The pixel under the pointer, or the nearest one.
  under({ clientX, clientY }) {
    const box = this.frame.getBoundingClientRect();
    return this.pixels.at({ x: (clientX - box.x) / box.width, y: (clientY - box.y) / box.height });
  }

  show(event) { this.loupe.show(this.under(event), { x: event.clientX, y: event.clientY }, this.pixels.hex(this.under(event))); }

  pick(cell) {
    this.set(false);
    this.picked(this.pixels.hex(cell), this.pixels.place(cell));
  }

  // With the keyboard, the dropper begins in the middle of the picture.
  press(event) {
    const step = steps[event.key];
    if (!this.on || !step && !(event.key === "Enter" && this.cell)) return;
    event.preventDefault();
    if (!step) return this.pick(this.cell);
    const { width, height } = this.pixels, reach = event.shiftKey ? 10 : 1;
    const clamp = (value, size) => Math.min(size - 1, Math.max(0, value));
    const { column, row } = this.cell ?? { column: width >> 1, row: height >> 1 };
    this.cell = { column: clamp(column + reach * step[0], width), row: clamp(row + reach * step[1], height) };
    const box = this.frame.getBoundingClientRect(), { x, y } = this.pixels.place(this.cell);
    this.loupe.show(this.cell, { x: box.x + x * box.width, y: box.y + y * box.height }, this.pixels.hex(this.cell));
  }
}
