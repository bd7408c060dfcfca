// Colors as people with color vision deficiencies see them.
//
// Source: Machado, Oliveira & Fernandes 2009, “A Physiologically-based Model for Simulation of
// Color Vision Deficiency”, doi:10.1109/TVCG.2009.113, the authors' table at severity 1. The
// matrices apply to linear light. Their model does not include achromatopsia; for it, luminance
// alone (ITU-R BT.709) approximates what rods see.
import { byte, linear } from "./color.js";
import { find, make } from "./elements.js";
import { hexOf, luminanceWeights } from "./luminance.js";
import { plainStrip } from "./swatches.js";

const matrices = {
  protan: [
    [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900],
  ],
  achromat: Array(3).fill(luminanceWeights),
};
const words = {
  normal: "unchanged", protan: "no red cones", deutan: "no green cones", tritan: "no blue cones",
  achromat: "no cones",
};
export const kinds = Object.keys(words);

// The color that a kind of vision sees, in hexadecimal.
export const seen = ({ rgb, hex }, kind) => {
  if (!matrices[kind]) return hex;
  const light = rgb.map(linear);
  const bytes = matrices[kind].map(row =>
    byte(row.reduce((sum, part, at) => sum + part * light[at], 0)));
  return hexOf(bytes);
};

// The same matrices as filters for the still. By default, such filters compute in linear light.
const addFilters = () => {
  const space = "http://www.w3.org/2000/svg";
  for (const [kind, matrix] of Object.entries(matrices)) {
    const filter = document.createElementNS(space, "filter");
    filter.id = `vision-${kind}`;
    const effect = document.createElementNS(space, "feColorMatrix");
    effect.setAttribute("values", [...matrix.map(row => [...row, 0, 0]), [0, 0, 0, 1, 0]].flat().join(" "));
    filter.append(effect);
    find("filters").append(filter);
  }
};

export class Vision {
  constructor(chosen) {
    addFilters();
    this.rows = kinds.map(kind => {
      const input = make("input", { type: "radio", name: "vision", value: kind });
      input.addEventListener("change", () => chosen(kind));
      const strip = make("span", { className: "holder" });
      return { kind, input, strip, element: make("label", { className: "eyes" }, input,
        make("span", { className: "kind" }, kind, make("small", {}, words[kind])), strip) };
    });
    const group = make("div", { role: "radiogroup" }, ...this.rows.map(row => row.element));
    group.setAttribute("aria-label", "Color vision");
    find("vision").append(
      make("p", { className: "hint" }, "Shows the still and its palette as people with this color vision see them."), group);
  }

  choose(kind) {
    for (const row of this.rows) row.input.checked = row.kind === kind;
  }

  show(colors) {
    const shares = colors.map(color => color.proportion);
    for (const row of this.rows)
      row.strip.replaceChildren(plainStrip(colors.map(color => seen(color, row.kind)), shares));
  }
}
