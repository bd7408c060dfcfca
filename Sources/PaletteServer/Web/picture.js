// The still: shown, veiled, asked which swatch is where.
import { find } from "./elements.js";
import { decode, drawVeil } from "./labels.js";

export class Picture {
  constructor(pointed) {
    this.image = find("still");
    this.veil = find("veil");
    this.map = null;
    this.address = null;
    const frame = find("frame");
    frame.addEventListener("pointermove", event => event.buttons || pointed(this.swatchAt(event)));
    frame.addEventListener("pointerleave", () => pointed(-1));
  }

  // Shows bytes; false if this browser cannot read them, so that the service must.
  async show(bytes, name) {
    const address = URL.createObjectURL(bytes);
    const shown = await this.load(address, name);
    if (!shown) URL.revokeObjectURL(address);
    return shown;
  }

  async load(address, name) {
    const trial = new Image();
    trial.src = address;
    try {
      await trial.decode();
    } catch {
      return false;
    }
    if (this.address?.startsWith("blob:")) URL.revokeObjectURL(this.address);
    this.address = address;
    this.image.src = address;
    this.image.alt = name;
    this.map = null;
    this.light(-1);
    // A picture of few pixels would be lost on the stage.
    const scale = Math.max(1, Math.floor(240 / Math.max(trial.naturalWidth, trial.naturalHeight)));
    this.image.classList.toggle("tiny", scale > 1);
    this.image.style.setProperty("--w", `${scale * trial.naturalWidth}px`);
    return true;
  }

  setLabels(labels) {
    this.map = labels ? decode(labels) : null;
    this.light(-1);
  }

  // Covers all but a swatch's pixels; −1 uncovers all.
  light(index) {
    const on = index >= 0 && this.map !== null;
    if (on) drawVeil(this.veil, this.map, index);
    this.veil.classList.toggle("on", on);
  }

  // The swatch of the place under the pointer.
  swatchAt(event) {
    if (!this.map) return -1;
    const box = this.image.getBoundingClientRect();
    const column = Math.floor((event.clientX - box.x) / box.width * this.map.width);
    const row = Math.floor((event.clientY - box.y) / box.height * this.map.height);
    const inside = column >= 0 && column < this.map.width && row >= 0 && row < this.map.height;
    return inside ? this.map.labels[row * this.map.width + column] : -1;
  }

  // Shows the still as some eyes see it, through a filter of the page.
  setVision(kind) {
    this.image.style.filter = kind === "normal" ? "" : `url(#vision-${kind})`;
  }
}
