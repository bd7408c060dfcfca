// The still: shows it, veils it, and finds the swatch at a place.
import { find } from "./elements.js";
import { decode, drawVeil } from "./labels.js";

export class Picture {
  constructor(pointed) {
    this.image = find("still");
    this.veil = find("veil");
    this.map = null;
    // Enlarges a picture of few pixels, which would be too small on the stage.
    this.image.addEventListener("load", () => {
      const { naturalWidth: width, naturalHeight: height } = this.image;
      const scale = Math.max(1, Math.floor(240 / Math.max(width, height)));
      this.image.classList.toggle("tiny", scale > 1);
      this.image.style.setProperty("--w", `${scale * width}px`);
    });
    const frame = find("frame");
    frame.addEventListener("pointermove", event => event.buttons || pointed(this.swatchAt(event)));
    frame.addEventListener("pointerleave", () => pointed(-1));
  }

  // Shows the picture at a URL instead of the previous still.
  take(address, name) {
    this.map = null;
    this.light(-1);
    this.image.src = address;
    this.image.alt = name;
  }

  setLabels(labels) {
    this.map = labels ? decode(labels) : null;
    this.lit = -1;
    this.light(-1);
  }

  // Covers everything but a swatch's pixels; −1 removes the cover.
  light(index) {
    const on = index >= 0 && this.map !== null;
    // While the pointer moves, it reports the same swatch at every pixel.
    if (on && this.lit === index) return;
    this.lit = on ? index : -1;
    if (on) drawVeil(this.veil, this.map, index);
    this.veil.classList.toggle("on", on);
  }

  // The swatch under the pointer.
  swatchAt(event) {
    if (!this.map) return -1;
    const box = this.image.getBoundingClientRect();
    const column = Math.floor((event.clientX - box.x) / box.width * this.map.width);
    const row = Math.floor((event.clientY - box.y) / box.height * this.map.height);
    const inside = column >= 0 && column < this.map.width && row >= 0 && row < this.map.height;
    return inside ? this.map.labels[row * this.map.width + column] : -1;
  }

  // Shows the still as a kind of vision sees it, with a filter of the page.
  setVision(kind) {
    this.image.style.filter = kind === "normal" ? "" : `url(#vision-${kind})`;
  }
}
