// The swatch of every pixel of the picture.
//
// The service tells the swatch at each place of a coarse map. Where all neighbors of a place agree,
// its pixels belong to that swatch. Elsewhere, each pixel belongs to that of their swatches whose
// color is least different from its own.
import { bytesOf } from "./luminance.js";

// Beyond this many pixels a mask is drawn at a lower resolution, which no display shows.
const mostPixels = 4e6;

// The distinct labels around a place of the map; `left` is what was not counted.
const around = ({ width, height, labels }, column, row, left) => {
  const own = labels[row * width + column];
  const found = new Set([own]);
  if (own === left) return [own];
  for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++)
    for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
      const label = labels[y * width + x];
      if (label !== left) found.add(label);
    }
  return [...found];
};

const nearest = (data, at, candidates, colors) => {
  let best = candidates[0], least = Infinity;
  for (const label of candidates) {
    const color = colors[label];
    const red = data[at] - color[0], green = data[at + 1] - color[1], blue = data[at + 2] - color[2];
    const distance = 2 * red * red + 4 * green * green + 3 * blue * blue;
    if (distance < least) {
      best = label;
      least = distance;
    }
  }
  return best;
};

// The map at the picture's own resolution.
export const refine = (map, image, hexes) => {
  const { naturalWidth, naturalHeight } = image, colors = hexes.map(bytesOf);
  const scale = Math.min(1, Math.sqrt(mostPixels / (naturalWidth * naturalHeight)));
  const [width, height] = [Math.round(scale * naturalWidth), Math.round(scale * naturalHeight)];
  if (width <= map.width || height <= map.height) return map;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height), labels = new Uint8Array(width * height);
  for (let row = 0; row < map.height; row++) {
    const [top, bottom] = [row, row + 1].map(at => Math.round(at * height / map.height));
    for (let column = 0; column < map.width; column++) {
      const [left, right] = [column, column + 1].map(at => Math.round(at * width / map.width));
      const candidates = around(map, column, row, colors.length);
      for (let y = top; y < bottom; y++) {
        if (candidates.length === 1) labels.fill(candidates[0], y * width + left, y * width + right);
        else for (let x = left; x < right; x++)
          labels[y * width + x] = nearest(data, 4 * (y * width + x), candidates, colors);
      }
    }
  }
  return { width, height, labels };
};
