// The notations in which people copy colors.

export const copyFormats = ["hex", "rgb", "oklch"];

// A color of a result in CSS notation.
export const textOf = (color, format) => ({
  hex: color.hex,
  rgb: `rgb(${color.rgb.join(" ")})`,
  oklch: `oklch(${color.oklch.join(" ")})`,
})[format];
