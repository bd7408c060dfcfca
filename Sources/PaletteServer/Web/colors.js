// The palette as a list: names, shares, roles and reasons, and a lock for each color.
import { chip, find, make } from "./elements.js";
import { factRows } from "./facts.js";
import { watch } from "./rows.js";
import { recall, remember } from "./settings.js";
import { shareText } from "./share.js";
import { copyFormats, textOf } from "./text.js";

export class Colors {
  // `locked` is missing if the service cannot lock colors.
  constructor({ pointed, copied, copiedAll, copiedHex, locked }) {
    this.pane = find("colors");
    this.locked = locked;
    this.copied = copied;
    this.copiedHex = copiedHex;
    this.format = make("select", { id: "copy-format" }, ...copyFormats.map(name => new Option(name, name)));
    this.format.value = recall("copy", "hex");
    this.format.addEventListener("change", () => {
      remember("copy", this.format.value);
      this.write();
    });
    const all = make("button", { type: "button", className: "quiet" }, "Copy all");
    all.addEventListener("click", copiedAll);
    this.bar = make("div", { className: "bar" },
      make("label", { htmlFor: "copy-format" }, "Copy as"), this.format, all);
    this.list = make("ol", { className: "colors" });
    watch(this.list, pointed);
    this.facts = make("ul", { className: "facts", aria: { label: "Blacks, whites, neutrals and lights" } });
    this.pane.append(this.bar, this.list, this.facts);
  }

  text(color) { return textOf(color, this.format.value); }

  show(colors, locks, facts) {
    this.colors = colors;
    const focused = [...this.list.querySelectorAll("button")].indexOf(document.activeElement);
    this.list.replaceChildren(...colors.map((color, index) => this.row(color, index, locks)));
    this.facts.replaceChildren(...factRows(facts, this.copiedHex));
    if (focused >= 0) this.list.querySelectorAll("button")[focused]?.focus();
  }

  // Rewrites the values in another notation.
  write() {
    this.list.querySelectorAll(".value").forEach((button, index) => {
      button.textContent = this.text(this.colors[index]);
    });
  }

  row(color, index, locks) {
    const value = make("button", { type: "button", className: "value", title: "Copy" }, this.text(color));
    value.addEventListener("click", () => this.copied(index));
    const share = make("span", { className: "share" }, shareText(color.proportion));
    const words = make("span", { className: "words" },
      make("b", {}, color.name ?? ""), " ", make("span", { className: "role" }, color.role ?? ""));
    const row = make("li", {}, chip(color.hex), words, value, share);
    if (this.locked) row.append(this.lock(color, locks.includes(color.hex)));
    if (color.reason) row.append(make("span", { className: "reason" }, color.reason));
    return row;
  }

  lock(color, on) {
    const button = make("button", { type: "button", className: "lock", title: "Keep this color in the palette" });
    button.setAttribute("aria-label", `Lock ${color.name ?? ""} ${color.hex}`);
    button.setAttribute("aria-pressed", on);
    button.append(on ? "locked" : "lock");
    button.addEventListener("click", () => this.locked(color.hex, !on));
    return button;
  }

  mark(index) {
    [...this.list.children].forEach((row, at) => row.classList.toggle("lit", at === index));
  }
}
