// The palette as a list: names, shares, roles and reasons, a lock, and what else can be done with
// each color.
import { chip, find, make } from "./elements.js";
import { factRows } from "./facts.js";
import { icon } from "./icons.js";
import { moodRows } from "./moods.js";
import { sixDigits } from "./locks.js";
import { watch } from "./rows.js";
import { recall, remember } from "./settings.js";
import { shareText } from "./share.js";
import { copyFormats, textOf } from "./text.js";

export class Colors {
  // Calls: `pointed(index)`, `copied(index)`, `copiedHexes(hexes)`, `locked(index, on)`, `moved(from,
  // to)`, `removed(index)`, `added(hex)`, `exported(name, hexes)`.
  constructor(calls) {
    this.calls = calls;
    this.pane = find("colors");
    this.format = make("select", { id: "copy-format" }, ...copyFormats.map(name => new Option(name, name)));
    this.format.value = recall("copy", "hex");
    if (!this.format.value) this.format.value = "hex";
    this.format.addEventListener("change", () => {
      remember("copy", this.format.value);
      this.write();
    });
    this.bar = make("div", { className: "bar" },
      make("label", { htmlFor: "copy-format" }, "Copy as"), this.format, this.adder());
    this.list = make("ol", { className: "colors" });
    watch(this.list, calls.pointed);
    this.facts = make("ul", { className: "facts", aria: { label: "Blacks, whites, neutrals and lights" } });
    this.pane.append(this.bar, this.list, this.facts);
  }

  // A field for a color that is not in the palette.
  adder() {
    const input = make("input", { type: "text", id: "add-hex", size: 8, maxLength: 7, placeholder: "#rrggbb", spellcheck: false, aria: { label: "Color to add" } });
    const add = make("button", { type: "submit" }, "Add");
    const form = make("form", { className: "add-color end" }, input, add);
    form.addEventListener("submit", event => {
      event.preventDefault();
      const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(input.value.trim())?.[1].toLowerCase();
      input.setAttribute("aria-invalid", !digits);
      if (!digits) return input.focus();
      input.value = "";
      this.calls.added(`#${sixDigits(digits)}`);
    });
    return form;
  }

  text(color) { return textOf(color, this.format.value); }

  show(colors, locks, facts) {
    this.colors = colors;
    const buttons = () => [...this.list.querySelectorAll("button")];
    const focused = buttons().indexOf(document.activeElement);
    const open = this.colors.findIndex(color => color.hex === this.opened);
    this.list.replaceChildren(...colors.map((color, index) => this.row(color, index, locks)));
    if (open >= 0) this.open(open);
    this.facts.replaceChildren(...factRows(facts, hex => this.calls.copiedHexes([hex])));
    if (focused >= 0) buttons()[focused]?.focus({ preventScroll: true });
  }

  // Rewrites the values in another notation.
  write() {
    this.list.querySelectorAll(".value").forEach((button, index) => {
      button.textContent = this.text(this.colors[index]);
      button.classList.toggle("long", button.textContent.length > 8);
    });
  }

  row(color, index, locks) {
    const value = make("button", { type: "button", className: "value", title: "Copy" }, this.text(color));
    value.addEventListener("click", () => this.calls.copied(index));
    value.classList.toggle("long", value.textContent.length > 8);
    const more = make("button", { type: "button", className: "icon more-of", aria: { expanded: false, label: `More of ${color.name ?? color.hex}` } }, icon("more"));
    more.addEventListener("click", () => this.toggle(index));
    return make("li", {}, make("div", { className: "line" }, chip(color.hex),
      make("span", { className: "words" }, make("b", {}, color.name ?? "")), value,
      make("span", { className: "share" }, shareText(color.proportion)),
      this.lock(color, index, locks.includes(color.hex)), more,
      make("span", { className: "reason" }, [color.role, color.reason].filter(Boolean).join(" · "))));
  }

  lock(color, index, on) {
    const button = make("button", { type: "button", className: "icon lock", title: "Keep this color in the palette" }, icon(on ? "locked" : "open"));
    button.setAttribute("aria-label", `Lock ${color.name ?? ""} ${color.hex}`);
    button.setAttribute("aria-pressed", on);
    button.addEventListener("click", () => this.calls.locked(index, !on));
    return button;
  }

  toggle(index) {
    const isOpen = Boolean(this.list.children[index].querySelector(".detail"));
    for (const detail of this.list.querySelectorAll(".detail")) {
      detail.parentElement.querySelector(".more-of").setAttribute("aria-expanded", false);
      detail.remove();
    }
    this.opened = undefined;
    if (!isOpen) this.open(index);
  }

  // Opens what can be done with a color: its place in the order, its moods.
  open(index) {
    const row = this.list.children[index], { hex } = this.colors[index], last = this.colors.length - 1;
    this.opened = hex;
    const tool = (words, act, disabled = false) => {
      const button = make("button", { type: "button", className: "quiet", disabled }, words);
      button.addEventListener("click", act);
      return button;
    };
    const { moved, removed } = this.calls;
    const tools = [
      tool("Move up", () => moved(index, index - 1), index === 0),
      tool("Move down", () => moved(index, index + 1), index === last),
      tool("Remove", () => removed(index), last === 0),
    ];
    row.querySelector(".more-of").setAttribute("aria-expanded", true);
    row.append(make("div", { className: "detail" }, make("div", { className: "tools" }, ...tools),
      ...moodRows(hex, { copied: this.calls.copiedHexes, exported: this.calls.exported })));
  }

  mark(index) {
    [...this.list.children].forEach((row, at) => row.classList.toggle("lit", at === index));
  }
}
