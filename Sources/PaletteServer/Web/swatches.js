// The palette under the still: labelled swatches that are copied, reordered and removed.
import { find, make } from "./elements.js";
import { inkOn } from "./luminance.js";
import { focusIn, rove, watch } from "./rows.js";
import { shareText } from "./share.js";

// A palette without buttons, with widths by share, for lists of several palettes.
export const plainStrip = (hexes, shares) => {
  const strip = make("span", { className: "plain-strip" });
  hexes.forEach((hex, index) => {
    const part = make("i");
    part.style.background = hex;
    part.style.flexGrow = shares[index];
    strip.append(part);
  });
  return strip;
};

const paint = (button, hex) => {
  button.style.backgroundColor = hex;
  button.style.setProperty("--c", hex);
  button.style.setProperty("--on", inkOn(hex));
};

export class Swatches {
  // `pointed(index)` is called when a swatch is under the pointer or has the focus, with −1 for
  // none; `pressed(index)` when one is pressed; `moved(from, to)` and `removed(index)`.
  constructor({ pointed, pressed, moved, removed }) {
    this.strip = find("strip");
    Object.assign(this, { moved, removed });
    watch(this.strip, index => this.from === undefined && pointed(index),
      index => this.dropped ? undefined : pressed(index));
    rove(this.strip);
    this.strip.addEventListener("pointerdown", event => this.grab(event));
    this.strip.addEventListener("keydown", event => this.press(event));
    new ResizeObserver(() => this.fit()).observe(this.strip);
  }

  // `hexes` are the colors as they are to be seen, which color vision may change.
  show(colors, hexes) {
    const { strip } = this, count = colors.length;
    this.colors = colors;
    // Keeps the focus in place if the keyboard is in the strip while the palette changes.
    const focused = this.goal ?? [...strip.children].indexOf(document.activeElement);
    this.goal = undefined;
    strip.classList.toggle("rows", count > 10);
    strip.classList.toggle("dense", count > 32);
    strip.style.setProperty("--n", count);
    strip.replaceChildren(...colors.map((color, index) => this.swatch(color, hexes[index], index)));
    if (focused >= 0) focusIn(strip, Math.min(focused, count - 1));
    this.fit();
  }

  swatch(color, hex, index) {
    const share = shareText(color.proportion);
    const button = make("button", { type: "button", tabIndex: index ? -1 : 0 }, make("b", {}, color.hex),
      make("span", { className: "name" }, color.name ?? ""), make("span", { className: "part" }, share));
    button.style.setProperty("--s", color.proportion);
    paint(button, hex);
    const words = [color.name, color.hex, share, color.role].filter(Boolean);
    button.setAttribute("aria-label", `Copy ${words.join(", ")}`);
    button.setAttribute("aria-description", "Alt with an arrow key moves it. Delete removes it.");
    return button;
  }

  // Labels are larger where every swatch has the room. A name is shown only where all of it fits.
  fit() {
    const { clientWidth, children, classList } = this.strip;
    classList.toggle("roomy", clientWidth / children.length >= 112);
    for (const name of this.strip.querySelectorAll(".name")) {
      name.hidden = false;
      name.hidden = name.scrollWidth > name.clientWidth + 1 || name.clientHeight > 34;
    }
  }

  mark(index) {
    [...this.strip.children].forEach((button, at) => button.classList.toggle("lit", at === index));
  }

  // Shows another color on a swatch while its marker moves.
  tryColor(index, hex) {
    const button = this.strip.children[index];
    if (!button) return;
    paint(button, hex);
    button.querySelector("b").textContent = hex;
    // The name and the share are those of the other color.
    button.classList.toggle("tried", hex !== this.colors[index].hex);
  }

  // Says on a swatch for a moment that it was copied.
  tellCopied(index) {
    const label = this.strip.children[index]?.querySelector("b");
    if (!label || label.dataset.text) return;
    label.dataset.text = label.textContent;
    label.textContent = "Copied";
    setTimeout(() => {
      label.textContent = label.dataset.text;
      delete label.dataset.text;
    }, 1200);
  }

  grab(event) {
    const button = event.target.closest("button");
    if (!button || event.button !== 0) return;
    const buttons = [...this.strip.children], from = buttons.indexOf(button), ended = new AbortController();
    let to = from;
    const drag = ({ clientX, clientY }) => {
      if (this.from === undefined && Math.abs(clientX - event.clientX) < 8) return;
      this.from = from;
      button.classList.add("dragged");
      const over = buttons.findIndex(other => {
        const box = other.getBoundingClientRect();
        return clientX >= box.left && clientX < box.right && clientY >= box.top && clientY < box.bottom;
      });
      if (over >= 0) to = over;
      buttons.forEach((other, at) => {
        other.classList.toggle("before", at === to && to < from);
        other.classList.toggle("after", at === to && to > from);
      });
    };
    const end = keeps => {
      ended.abort();
      for (const other of buttons) other.classList.remove("dragged", "before", "after");
      if (this.from === undefined) return;
      this.from = undefined;
      // The click that follows a drag does not copy.
      this.dropped = true;
      setTimeout(() => { this.dropped = false; });
      if (keeps && to !== from) this.moved(from, to);
    };
    document.addEventListener("pointermove", drag, ended);
    document.addEventListener("pointerup", () => end(true), ended);
    document.addEventListener("pointercancel", () => end(false), ended);
  }

  press(event) {
    const at = [...this.strip.children].indexOf(event.target.closest("button"));
    const last = this.strip.children.length - 1;
    if (at < 0) return;
    const to = event.altKey ? at + ({ ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0) : at;
    if (to !== at && to >= 0 && to <= last) {
      event.preventDefault();
      this.goal = to;
      this.moved(at, to);
    } else if (["Delete", "Backspace"].includes(event.key) && last > 0) {
      event.preventDefault();
      this.goal = Math.min(at, last - 1);
      this.removed(at);
    }
  }
}
