// The still: fits it into its room, covers all but a swatch's pixels, finds the swatch at a place.
import { chip, find } from "./elements.js";
import { decode, drawVeil } from "./labels.js";
import { refine } from "./mask.js";

// A picture of few pixels is enlarged, at most so much.
const mostEnlarged = 4;

export class Picture {
  // `pressed(index)` is called with the swatch that was clicked in the picture, or −1.
  constructor({ pressed, words }) {
    this.image = find("still");
    this.veil = find("veil");
    this.frame = find("frame");
    this.readout = find("readout");
    this.words = words;
    this.map = null;
    this.image.addEventListener("load", () => {
      // What was made before shows the pixels of the previous picture.
      this.map = null;
      this.fit();
    });
    new ResizeObserver(() => this.fit()).observe(find("room"));
    addEventListener("resize", () => this.fit());
    this.frame.addEventListener("pointermove", event => this.read(event));
    this.frame.addEventListener("pointerleave", () => { this.readout.hidden = true; });
    // A click follows a drag as well, which drew a region or moved a marker.
    let from;
    this.frame.addEventListener("pointerdown", event => { from = event; });
    this.frame.addEventListener("click", event => {
      if (event.target.closest(".markers button")) return;
      if (from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) < 4)
        pressed(this.swatchAt(event));
      from = undefined;
    });
  }

  // Shows the picture at a URL instead of the previous still.
  take(address, name) {
    this.map = null;
    this.light(-1);
    this.image.src = address;
    this.image.alt = name;
  }

  // The picture is as large as its room allows. On a narrow page the room is as high as the picture.
  fit() {
    const { naturalWidth, naturalHeight } = this.image, room = find("room");
    if (!naturalWidth || !room.clientWidth) return;
    const narrow = matchMedia("(max-width: 999px)").matches;
    const height = narrow ? 0.42 * innerHeight : room.clientHeight;
    const scale = Math.min(mostEnlarged, room.clientWidth / naturalWidth, height / naturalHeight);
    this.frame.style.width = `${Math.max(1, Math.round(scale * naturalWidth))}px`;
    this.frame.style.height = `${Math.max(1, Math.round(scale * naturalHeight))}px`;
  }

  setLabels(labels, hexes) {
    this.coarse = labels ? decode(labels) : null;
    this.map = null;
    this.hexes = hexes;
    this.lit = -1;
    this.light(-1);
  }

  // The swatch of every pixel, made when it is first needed.
  get places() {
    if (!this.map && this.coarse && this.image.naturalWidth)
      this.map = refine(this.coarse, this.image, this.hexes);
    return this.map;
  }

  // Covers everything but a swatch's pixels; −1 removes the cover.
  light(index) {
    const on = index >= 0 && this.places !== null;
    if (on && this.lit === index) return;
    this.lit = on ? index : -1;
    if (on) drawVeil(this.veil, this.places, index);
    this.veil.classList.toggle("on", on);
  }

  // The swatch under the pointer; −1 for none.
  swatchAt(event) {
    const map = this.places;
    if (!map) return -1;
    const box = this.image.getBoundingClientRect();
    const column = Math.floor((event.clientX - box.x) / box.width * map.width);
    const row = Math.floor((event.clientY - box.y) / box.height * map.height);
    const inside = column >= 0 && column < map.width && row >= 0 && row < map.height;
    const label = inside ? map.labels[row * map.width + column] : -1;
    return label < this.hexes.length ? label : -1;
  }

  // Tells the swatch under a mouse beside it, without hiding the picture.
  read(event) {
    const index = event.buttons || event.pointerType === "touch" || event.target.closest(".markers button")
      ? -1 : this.swatchAt(event);
    this.readout.hidden = index < 0;
    if (index < 0) return;
    this.readout.replaceChildren(chip(this.hexes[index]), this.words(index));
    const { width } = this.readout.getBoundingClientRect();
    const right = event.clientX + 16 + width < innerWidth;
    this.readout.style.left = `${right ? event.clientX + 16 : event.clientX - 16 - width}px`;
    this.readout.style.top = `${event.clientY + 14}px`;
  }

  // Shows the still as a kind of vision sees it, with a filter of the page.
  setVision(kind) {
    this.image.style.filter = kind === "normal" ? "" : `url(#vision-${kind})`;
  }
}
