// The region, drawn on the still with the pointer, moved and resized with arrow keys.
import { find } from "./elements.js";

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
const text = box => box.map(part => +part.toFixed(4)).join();

export class RegionBox {
  constructor(changed) {
    this.frame = find("frame");
    this.element = find("region");
    this.changed = changed;
    this.box = [0, 0, 1, 1];
    this.element.setAttribute("aria-label", "Region: arrow keys move it, with Shift they resize it");
    this.frame.addEventListener("pointerdown", event => this.begin(event));
    this.element.addEventListener("keydown", event => this.press(event));
  }

  show(value) {
    this.box = value.split(",").map(Number);
    this.draw();
  }

  draw() {
    const [left, top, width, height] = this.box;
    this.element.hidden = width >= 1 && height >= 1;
    const place = { left, top, width, height };
    for (const [side, part] of Object.entries(place)) this.element.style[side] = `${100 * part}%`;
  }

  place(event) {
    const box = this.frame.getBoundingClientRect();
    return [
      clamp((event.clientX - box.x) / box.width, 0, 1), clamp((event.clientY - box.y) / box.height, 0, 1),
    ];
  }

  begin(event) {
    // A finger scrolls the page, and draws only while drawing is switched on.
    if (event.button !== 0 || event.pointerType === "touch" && !this.frame.classList.contains("drawing")) return;
    event.preventDefault();
    const before = this.box;
    const [left, top] = this.place(event);
    const ended = new AbortController();
    const move = event => {
      const [right, bottom] = this.place(event);
      this.box = [
        Math.min(left, right), Math.min(top, bottom), Math.abs(right - left), Math.abs(bottom - top),
      ];
      this.draw();
    };
    const finish = keep => {
      ended.abort();
      // A press without a drag does not make a region.
      const drawn = keep && this.box !== before && this.box[2] >= 0.01 && this.box[3] >= 0.01;
      if (!drawn) {
        this.box = before;
        this.draw();
      } else this.changed(text(this.box));
    };
    this.frame.setPointerCapture(event.pointerId);
    this.frame.addEventListener("pointermove", move, ended);
    this.frame.addEventListener("pointerup", () => finish(true), ended);
    this.frame.addEventListener("pointercancel", () => finish(false), ended);
  }

  press(event) {
    const step = {
      ArrowLeft: [-0.01, 0], ArrowRight: [0.01, 0], ArrowUp: [0, -0.01], ArrowDown: [0, 0.01],
    }[event.key];
    if (!step && event.key !== "Escape" && event.key !== "Delete") return;
    event.preventDefault();
    let [left, top, width, height] = step ? this.box : [0, 0, 1, 1];
    if (step && event.shiftKey) {
      width = clamp(width + step[0], 0.01, 1 - left);
      height = clamp(height + step[1], 0.01, 1 - top);
    } else if (step) {
      left = clamp(left + step[0], 0, 1 - width);
      top = clamp(top + step[1], 0, 1 - height);
    }
    this.box = [left, top, width, height];
    this.draw();
    this.changed(text(this.box));
  }
}
