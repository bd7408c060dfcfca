// A still's colors as dots in color spaces; the last ones are swatches of palettes.
import { unpack } from "./base64.js";
import { disk, ring } from "./drawing.js";

export const unpackCloud = cloud =>
  ({ ...cloud, colors: unpack(cloud.colors), places: new DataView(unpack(cloud.places).buffer) });

// The extent of a space's colors along an axis.
export const extentOf = (space, axis) => space.upper[axis] - space.lower[axis] || 1e-9;

// A dot's position along an axis, relative to the middle of the space with this index.
export const placeOf = ({ spaces, places, dots }, index, dot, axis) =>
  (places.getUint16(6 * (dots * index + dot) + 2 * axis, true) / 65535 - 0.5)
    * extentOf(spaces[index], axis);

// A dot is larger for more pixels.
export const drawDot = (context, x, y, { colors }, dot) => disk(context, x, y,
  1.5 + 9 * colors[4 * dot + 3] / 255, `rgb(${colors.subarray(4 * dot, 4 * dot + 3).join()})`);

export const drawSwatch = (context, x, y, color, isLarge) => ring(context, x, y, isLarge ? 13 : 8, color);

// Middle gray in every theme, so that colors always look the same.
export const drawGround = (context, width, height) => {
  context.fillStyle = "#777";
  context.fillRect(0, 0, width, height);
};
