// The notations in which people copy colors.
import { oklchOf } from "./oklch.js";

const percent = share => `${+(100 * share).toFixed(1)}%`;

// CSS Color 4, §7, with the decimals of the format `css-hsl`.
const hsl = rgb => {
  const [red, green, blue] = rgb.map(byte => byte / 255);
  const [low, high] = [Math.min(red, green, blue), Math.max(red, green, blue)];
  const light = (low + high) / 2, span = high - low;
  if (!span) return `hsl(0 0% ${percent(light)})`;
  const hue = high === red ? (green - blue) / span + (green < blue ? 6 : 0)
    : high === green ? (blue - red) / span + 2 : (red - green) / span + 4;
  return `hsl(${+(60 * hue).toFixed(1) % 360} ${percent(span / (1 - Math.abs(2 * light - 1)))} ${percent(light)})`;
};

const oklch = color => {
  if (color.oklch) return `oklch(${color.oklch.join(" ")})`;
  const { lightness, chroma, hue } = oklchOf(color.rgb);
  return `oklch(${+lightness.toFixed(3)} ${+chroma.toFixed(3)} ${+hue.toFixed(1)})`;
};

export const copyFormats = ["hex", "rgb", "hsl", "oklch"];

// A color of a result in CSS notation.
export const textOf = (color, format) => ({
  hex: color.hex, rgb: `rgb(${color.rgb.join(" ")})`, hsl: hsl(color.rgb), oklch: oklch(color),
})[format];
