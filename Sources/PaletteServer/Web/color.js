// Numbers of colors, and their text.

// A byte of sRGB as linear light, 0…1 (IEC 61966-2-1).
export const linear = byte => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

// Linear light as a byte of sRGB, clipped.
export const byte = light => {
  const value = Math.min(1, Math.max(0, light));
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
};

export const hexOf = rgb => "#" + rgb.map(part => part.toString(16).padStart(2, "0")).join("");

// WCAG 2.2's relative luminance, 0…1.
export const luminance = rgb => {
  const [red, green, blue] = rgb.map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

// WCAG 2.2's contrast ratio, 1…21.
export const contrast = (first, second) => {
  const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

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
