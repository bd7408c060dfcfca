// Colors as people copy them.

export const copyFormats = ["hex", "rgb", "oklch"];

// A color of a result as CSS takes it.
export const textOf = (color, format) => ({
  hex: color.hex,
  rgb: `rgb(${color.rgb.join(" ")})`,
  oklch: `oklch(${color.oklch.join(" ")})`,
})[format];
