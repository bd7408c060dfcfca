// Luminance and contrast by WCAG 2.2, and the ink that can be read on a color.
import { linear } from "./color.js";

// ITU-R BT.709's weights of linear red, green and blue.
export const luminanceWeights = [0.2126, 0.7152, 0.0722];

// WCAG 2.2's relative luminance of a color of three bytes, 0…1.
const luminance = rgb =>
  rgb.reduce((sum, byte, part) => sum + luminanceWeights[part] * linear(byte), 0);

// WCAG 2.2's contrast ratio, 1…21.
export const contrast = (first, second) => {
  const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

export const bytesOf = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
export const hexOf = bytes => "#" + bytes.map(byte => byte.toString(16).padStart(2, "0")).join("");

// Pure black or pure white, whichever contrasts more: 4.58 or more on every color.
export const inkOn = hex => {
  const rgb = bytesOf(hex);
  return contrast(rgb, [0, 0, 0]) >= contrast(rgb, [255, 255, 255]) ? "#000" : "#fff";
};
