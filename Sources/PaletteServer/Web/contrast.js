// The contrast of each color with each other, by WCAG 2.2: 4.5 for text, 3 for large text, 7 for
// AAA. A pair is tried as text on a ground.
import { chip, find, make } from "./elements.js";
import { contrast } from "./luminance.js";

// Truncated, never rounded up: 4.499 does not pass.
export const ratioText = ratio => {
  const digits = ratio >= 10 ? 1 : 2;
  return (Math.floor(ratio * 10 ** digits + 1e-9) / 10 ** digits).toFixed(digits);
};

const level = ratio => ratio >= 7 ? "AAA" : ratio >= 4.5 ? "AA" : ratio >= 3 ? "large" : "";
const verdicts = {
  AAA: "enough for all text (AAA)", AA: "enough for text (AA)", large: "enough for large text only",
  "": "too little for text",
};
const ends = [
  { name: "white", hex: "#ffffff", rgb: [255, 255, 255] }, { name: "black", hex: "#000000", rgb: [0, 0, 0] },
];

const header = (color, scope) => {
  const cell = make("th", { scope, title: `${color.name} ${color.hex}` }, chip(color.hex));
  cell.append(make("span", { className: "unseen" }, `${color.name} ${color.hex}`));
  return cell;
};

export class Contrast {
  constructor() {
    this.pane = find("contrast");
    this.sample = make("div", { className: "sample", role: "textbox",
      aria: { label: "Sample text, which can be changed", multiline: true } },
      make("h3", {}, "Evening in the harbor"),
      make("p", {}, "The boats come home, and the lamps along the quay light up one by one."),
      make("small", {}, "Small print: 12 pixels, as under a picture."));
    // As a property, browsers that do not know this value would refuse it.
    this.sample.setAttribute("contenteditable", "plaintext-only");
    this.verdict = make("p", { className: "verdict", role: "status" });
    const swap = make("button", { type: "button", className: "quiet" }, "Swap");
    swap.addEventListener("click", () => this.choose(this.pair?.[1], this.pair?.[0]));
    this.table = make("div", { className: "scroller", tabIndex: 0, role: "region", aria: { label: "Contrast matrix" } });
    this.pane.append(this.sample, make("div", { className: "bar" }, this.verdict, swap),
      make("p", { className: "hint" }, "Press a ratio to try the row’s color as text on the column’s. WCAG 2.2: AA from 4.5, AAA from 7, large text from 3."), this.table);
  }

  show(colors) {
    // White and black are there once.
    const others = ends.filter(end => !colors.some(color => color.hex === end.hex));
    const all = this.all = [...colors, ...others];
    const head = make("tr", {}, make("td"), ...all.map(color => header(color, "col")));
    const rows = colors.map(row =>
      make("tr", {}, header(row, "row"), ...all.map(column => this.cell(row, column))));
    this.table.replaceChildren(make("table", { className: "contrast" },
      make("caption", { className: "unseen" }, "Contrast ratio of each pair of colors"),
      make("thead", {}, head), make("tbody", {}, ...rows)));
    const [text, ground] = this.best(colors);
    this.choose(text, ground);
  }

  // The two colors of the palette that contrast most; with only one, it and black or white.
  best(colors) {
    let best = [ends[0], colors[0]], most = 0;
    for (const ground of colors) for (const text of colors.length > 1 ? colors : ends) {
      const ratio = contrast(text.rgb, ground.rgb);
      if (ratio > most) [best, most] = [[text, ground], ratio];
    }
    return best;
  }

  cell(row, column) {
    if (row === column) return make("td", { className: "same" }, "–");
    const ratio = contrast(row.rgb, column.rgb), passes = level(ratio);
    const button = make("button", { type: "button", aria: { pressed: false } },
      make("b", {}, ratioText(ratio)), make("small", {}, passes || "\u00a0"));
    button.setAttribute("aria-label", `${ratioText(ratio)} ${passes}: ${row.name} on ${column.name}`);
    button.addEventListener("click", () => this.choose(row, column));
    button.pair = [row, column];
    return make("td", { className: passes || "fails" }, button);
  }

  choose(text, ground) {
    if (!text || !ground) return;
    this.pair = [text, ground];
    this.sample.style.setProperty("--front", text.hex);
    this.sample.style.setProperty("--back", ground.hex);
    const ratio = contrast(text.rgb, ground.rgb);
    this.verdict.textContent =
      `${text.name ?? text.hex} on ${ground.name ?? ground.hex}: ${ratioText(ratio)}, ${verdicts[level(ratio)]}`;
    for (const button of this.table.querySelectorAll("button"))
      button.setAttribute("aria-pressed", button.pair[0] === text && button.pair[1] === ground);
  }
}
