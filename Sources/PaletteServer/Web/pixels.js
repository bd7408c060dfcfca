// Single pixels of the picture as the browser shows it.
import { hexOf } from "./luminance.js";

export class Pixels {
  constructor(image) {
    this.image = image;
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
    this.context = canvas.getContext("2d", { willReadFrequently: true });
  }

  get width() { return this.image.naturalWidth; }
  get height() { return this.image.naturalHeight; }

  // The column and row of a place in fractions of the frame.
  at({ x, y }) {
    const cell = (part, size) => Math.min(size - 1, Math.max(0, Math.floor(part * size)));
    return { column: cell(x, this.width), row: cell(y, this.height) };
  }

  // The middle of a pixel in fractions of the frame.
  place({ column, row }) {
    return { x: (column + 0.5) / this.width, y: (row + 0.5) / this.height };
  }

  hex({ column, row }) {
    const { context } = this;
    context.clearRect(0, 0, 1, 1);
    context.drawImage(this.image, column, row, 1, 1, 0, 0, 1, 1);
    return hexOf([...context.getImageData(0, 0, 1, 1).data].slice(0, 3));
  }
}
