// Colors and shares as people read and copy them.

export const copyFormats = ["hex", "rgb", "oklch"];

// A color of a result as CSS takes it.
export const textOf = (color, format) => ({
  hex: color.hex,
  rgb: `rgb(${color.rgb.join(" ")})`,
  oklch: `oklch(${color.oklch.join(" ")})`,
})[format];

// A share as people read it: two digits that say something.
export const percent = share => {
  const value = 100 * share;
  if (value > 0 && value < 0.1) return "< 0.1 %";
  return `${value.toFixed(value >= 9.95 ? 0 : 1)} %`;
};
