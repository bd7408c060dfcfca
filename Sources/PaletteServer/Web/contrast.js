// The contrast of each color with each other, by WCAG 2.2: 4.5 for text, 3 for large text, 7 for
// AAA.
import { chip, find, make } from "./elements.js";
import { linear } from "./color.js";

// ITU-R BT.709's weights of linear red, green and blue.
export const luminanceWeights = [0.2126, 0.7152, 0.0722];

// WCAG 2.2's relative luminance of a color of three bytes, 0…1.
const luminance = rgb =>
  rgb.reduce((sum, byte, part) => sum + luminanceWeights[part] * linear(byte), 0);

// WCAG 2.2's contrast ratio, 1…21.
const contrast = (first, second) => {
  const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

// Truncated, never rounded up: 4.499 does not pass.
export const ratioText = ratio => {
  const digits = ratio >= 10 ? 1 : 2;
  return (Math.floor(ratio * 10 ** digits + 1e-9) / 10 ** digits).toFixed(digits);
};

const level = ratio => ratio >= 7 ? "AAA" : ratio >= 4.5 ? "AA" : ratio >= 3 ? "large" : "";
const ends = [
  { name: "white", hex: "#ffffff", rgb: [255, 255, 255] }, { name: "black", hex: "#000000", rgb: [0, 0, 0] },
];

const header = (color, scope) => {
  const cell = make("th", { scope, title: `${color.name} ${color.hex}` }, chip(color.hex));
  cell.append(make("span", { className: "unseen" }, `${color.name} ${color.hex}`));
  return cell;
};

const cell = (row, column) => {
  if (row === column) return make("td", { className: "same" }, "–");
  const ratio = contrast(row.rgb, column.rgb);
  const passes = level(ratio);
  return make("td", { className: passes || "fails", title: `${row.name} and ${column.name}: ${passes || "too little"}` },
    make("b", {}, ratioText(ratio)), make("small", {}, passes || "\u00a0"));
};

export const showContrast = colors => {
  const all = [...colors, ...ends];
  const head = make("tr", {}, make("td"), ...all.map(color => header(color, "col")));
  const rows = colors.map(row => make("tr", {}, header(row, "row"), ...all.map(column => cell(row, column))));
  const table = make("table", { className: "contrast" },
    make("caption", { className: "unseen" }, "Contrast ratio of each pair of colors"),
    make("thead", {}, head), make("tbody", {}, ...rows));
  const scroller = make("div", { className: "scroller", tabIndex: 0, role: "region" }, table);
  scroller.setAttribute("aria-label", "Contrast matrix");
  find("contrast").replaceChildren(
    make("p", { className: "hint" }, "WCAG 2.2: AA from 4.5, AAA from 7, large text from 3."), scroller);
};
