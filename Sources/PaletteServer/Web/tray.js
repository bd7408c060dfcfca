// The stills at hand, each with its own palette under it.
import { find, make } from "./elements.js";
import { icon } from "./icons.js";
import { plainStrip } from "./swatches.js";

export class Tray {
  // `chosen(entry)` and `closed(entry, next)` are called when someone presses a still or closes it;
  // `ask(entry, signal)` gives its palette, `found(entry, palette)` tells of it, and `failed(entry,
  // error)` why there is none; `removed(entry)` follows each that goes.
  constructor(calls) {
    Object.assign(this, calls);
    this.list = find("tray");
    this.entries = [];
  }

  find(still) { return this.entries.find(entry => entry.still.id === still.id); }

  add(still, options) {
    const entry = this.find(still) ?? { still, options };
    if (!this.entries.includes(entry)) this.entries.push(entry);
    this.draw();
    return entry;
  }

  // The palette of the still on the stage has changed.
  update(still, options, colors) {
    const entry = this.add(still, options);
    Object.assign(entry, { options, colors, stale: false });
    this.current = entry;
    this.draw();
    const { element } = entry, { list } = this;
    // The row alone scrolls, and not the page.
    if (element.offsetLeft < list.scrollLeft || element.offsetLeft + element.offsetWidth > list.scrollLeft + list.clientWidth)
      list.scrollLeft = element.offsetLeft - 20;
  }

  remove(entry) {
    const at = this.entries.indexOf(entry);
    if (at >= 0) this.entries.splice(at, 1);
    this.removed(entry);
    this.draw();
    return this.entries[Math.min(at, this.entries.length - 1)];
  }

  // Asks for the palettes that are missing or of other options, one after the other.
  async fill() {
    this.filling?.abort();
    const { signal } = this.filling = new AbortController();
    for (const entry of [...this.entries]) {
      const isClosed = () => !this.entries.includes(entry);
      if (isClosed() || entry === this.current || entry.colors && !entry.stale) continue;
      try {
        const palette = await this.ask(entry, signal);
        if (signal.aborted) return;
        if (isClosed()) continue;
        Object.assign(entry, { colors: palette.colors, stale: false });
        this.found(entry, palette);
      } catch (error) {
        if (signal.aborted) return;
        if (isClosed()) continue;
        // A still that has a palette stays: only the options that all share do not suit it.
        if (!entry.colors) this.remove(entry);
        this.failed(entry, error);
      }
      this.draw();
    }
  }

  stop() { this.filling?.abort(); }

  draw() {
    const focused = document.activeElement?.closest?.(".tray li");
    const at = focused ? [...this.list.children].indexOf(focused) : -1;
    this.list.hidden = !this.entries.length;
    for (const entry of this.entries) this.paint(entry);
    this.list.replaceChildren(...this.entries.map(entry => entry.element), this.last ??= make("li", {}, this.adder()));
    if (at >= 0) this.list.children[Math.min(at, this.entries.length)]?.querySelector("button").focus();
  }

  // Writes what may have changed into a still's card, which is made once, so that its picture is not
  // decoded again.
  paint(entry) {
    const { still, colors } = entry;
    entry.element ??= this.card(entry);
    const [button, image, strip] = [".card", "img", ".holder"].map(part => entry.element.querySelector(part));
    image.hidden = !still.address;
    if (still.address && !image.src) image.src = still.address;
    if (colors !== entry.painted) strip.replaceChildren(
      plainStrip(colors.map(color => color.hex), colors.map(color => color.proportion)));
    entry.painted = colors;
    button.classList.toggle("waiting", !colors || entry.stale === true);
    if (entry === this.current) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }

  card(entry) {
    const { name } = entry.still;
    const button = make("button", { type: "button", className: "card", title: name, aria: { label: name } },
      make("img", { alt: "" }), make("span", { className: "holder" }));
    button.addEventListener("click", () => this.chosen(entry));
    const close = make("button", { type: "button", className: "close icon", aria: { label: `Close ${name}` } }, icon("close"));
    close.addEventListener("click", () => this.closed(entry, this.remove(entry)));
    return make("li", {}, button, close);
  }

  adder() {
    const button = make("button", { type: "button", className: "add", aria: { label: "Add stills" } }, "+");
    button.addEventListener("click", () => find("file").click());
    return button;
  }
}
