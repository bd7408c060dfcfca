// Oklch, in which tints, shades and turned hues look even.
//
// Source: Björn Ottosson, “A perceptual color space for image processing”, 2020, the matrices of
// linear sRGB.
import { byte, linear } from "./color.js";

const toOklab = rgb => {
  const [red, green, blue] = rgb.map(linear);
  const cones = [
    0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
    0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
    0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue,
  ].map(Math.cbrt);
  return [
    0.2104542553 * cones[0] + 0.7936177850 * cones[1] - 0.0040720468 * cones[2],
    1.9779984951 * cones[0] - 2.4285922050 * cones[1] + 0.4505937099 * cones[2],
    0.0259040371 * cones[0] + 0.7827717662 * cones[1] - 0.8086757660 * cones[2],
  ];
};

const toLinear = ([light, green, yellow]) => {
  const [l, m, s] = [
    light + 0.3963377774 * green + 0.2158037573 * yellow,
    light - 0.1055613458 * green - 0.0638541728 * yellow,
    light - 0.0894841775 * green - 1.2914855480 * yellow,
  ].map(value => value ** 3);
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
  ];
};

// Lightness 0…1, chroma, and hue in degrees of a color of three bytes.
export const oklchOf = rgb => {
  const [lightness, green, yellow] = toOklab(rgb);
  return {
    lightness, chroma: Math.hypot(green, yellow),
    hue: (Math.atan2(yellow, green) * 180 / Math.PI + 360) % 360,
  };
};

const lightOf = ({ lightness, chroma, hue }) => {
  const angle = hue * Math.PI / 180;
  return toLinear([lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]);
};

const inside = light => light.every(part => part >= -1e-4 && part <= 1 + 1e-4);

// The bytes of a color. What sRGB cannot show loses chroma, and keeps its lightness and hue.
export const bytesOfOklch = color => {
  let [low, high] = [0, color.chroma];
  if (!inside(lightOf(color))) {
    for (let round = 0; round < 20; round++) {
      const chroma = (low + high) / 2;
      if (inside(lightOf({ ...color, chroma }))) low = chroma;
      else high = chroma;
    }
  } else low = high;
  return lightOf({ ...color, chroma: low }).map(byte);
};
