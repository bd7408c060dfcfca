// The palette under the still: a button for each swatch, and a single stop for the Tab key.
import { find, make } from "./elements.js";
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

export class Swatches {
  // `pointed(index)` is called when a swatch is under the pointer or has the focus, with −1 for
  // none; `pressed(index)` when one is pressed.
  constructor(pointed, pressed) {
    this.strip = find("strip");
    watch(this.strip, pointed, pressed);
    rove(this.strip);
  }

  show(colors, hexes) {
    // Keeps the focus in place if the keyboard is in the strip while the palette changes.
    const focused = [...this.strip.children].indexOf(document.activeElement);
    this.strip.style.setProperty("--n", colors.length);
    this.strip.replaceChildren(...colors.map((color, index) => {
      const button = make("button", { type: "button", tabIndex: index ? -1 : 0 });
      button.style.flexGrow = color.proportion;
      button.style.background = hexes[index];
      const words = [color.name, color.hex, shareText(color.proportion), color.role].filter(Boolean);
      button.setAttribute("aria-label", `Copy ${words.join(", ")}`);
      return button;
    }));
    if (focused >= 0) focusIn(this.strip, Math.min(focused, colors.length - 1));
  }

  mark(index) {
    [...this.strip.children].forEach((button, at) => button.classList.toggle("lit", at === index));
  }
}
