// The palette under the still: one button a swatch, one stop for the Tab key.
import { find, make } from "./elements.js";
import { percent } from "./color.js";

export class Swatches {
  // `pointed(index)` when one is pointed at or has the focus, −1 when none; `pressed(index)`.
  constructor(pointed, pressed) {
    this.strip = find("strip");
    const indexOf = event => [...this.strip.children].indexOf(event.target.closest("button"));
    this.strip.addEventListener("pointerover", event => pointed(indexOf(event)));
    this.strip.addEventListener("pointerleave", () => pointed(-1));
    this.strip.addEventListener("focusin", event => pointed(indexOf(event)));
    this.strip.addEventListener("focusout", () => pointed(-1));
    this.strip.addEventListener("click", event => indexOf(event) >= 0 && pressed(indexOf(event)));
    this.strip.addEventListener("keydown", event => this.move(event, indexOf(event)));
  }

  show(colors, hexes) {
    // The focus stays where it was if the keyboard is in the strip while the palette changes.
    const focused = [...this.strip.children].indexOf(document.activeElement);
    this.strip.style.setProperty("--n", colors.length);
    this.strip.replaceChildren(...colors.map((color, index) => {
      const button = make("button", { type: "button", tabIndex: index ? -1 : 0 });
      button.style.flexGrow = color.proportion;
      button.style.background = hexes[index];
      const words = [color.name, color.hex, percent(color.proportion), color.role].filter(Boolean);
      button.setAttribute("aria-label", `Copy ${words.join(", ")}`);
      return button;
    }));
    if (focused >= 0) this.focus(Math.min(focused, colors.length - 1));
  }

  paint(hexes) {
    [...this.strip.children].forEach((button, index) => { button.style.background = hexes[index]; });
  }

  mark(index) {
    [...this.strip.children].forEach((button, at) => button.classList.toggle("lit", at === index));
  }

  focus(index) {
    [...this.strip.children].forEach((button, at) => { button.tabIndex = at === index ? 0 : -1; });
    this.strip.children[index]?.focus();
  }

  move(event, at) {
    const last = this.strip.children.length - 1;
    const goal = {
      ArrowRight: Math.min(at + 1, last), ArrowLeft: Math.max(at - 1, 0), Home: 0, End: last,
    }[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    this.focus(goal);
  }
}
