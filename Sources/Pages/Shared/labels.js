// Finds the swatch of each place in the still, and veils the places of all other swatches.
import { unpack } from "./base64.js";

// Decodes a map of places from runs of one byte each: the swatch in the high bits, length − 1 in
// the others.
export const decode = ({ width, height, bits, runs }) => {
  const labels = new Uint8Array(width * height);
  const shift = 8 - bits;
  let at = 0;
  for (const run of unpack(runs)) {
    const end = at + (run & (1 << shift) - 1) + 1;
    labels.fill(run >> shift, at, end);
    at = end;
  }
  return { width, height, labels };
};

// Covers all that does not belong to a swatch with middle gray, against which dark and light pixels
// are both visible.
export const drawVeil = (canvas, { width, height, labels }, index) => {
  const context = canvas.getContext("2d");
  [canvas.width, canvas.height] = [width, height];
  const image = context.createImageData(width, height);
  // A whole pixel at a time: gray 119 with an alpha of 226, in the byte order of every browser.
  const pixels = new Uint32Array(image.data.buffer);
  for (let place = 0; place < labels.length; place++)
    if (labels[place] !== index) pixels[place] = 0xe2777777;
  context.putImageData(image, 0, 0);
};
