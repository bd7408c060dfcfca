// Pixels around a place of the picture, eight times as large.
import { find } from "./elements.js";

const scale = 8, across = 17;

export class Loupe {
  constructor(pixels) {
    this.pixels = pixels;
    this.element = find("loupe");
    this.canvas = this.element.querySelector("canvas");
    this.words = this.element.querySelector("span");
  }

  // Shows a pixel and its neighbors beside `spot`, the pixel's place on the screen.
  show(cell, spot, words) {
    const { canvas, element, pixels } = this, context = canvas.getContext("2d");
    const half = (across - 1) / 2, size = across * scale;
    context.imageSmoothingEnabled = false;
    context.fillStyle = "#777";
    context.fillRect(0, 0, size, size);
    context.drawImage(pixels.image, cell.column - half, cell.row - half, across, across, 0, 0, size, size);
    for (const [color, width] of [["#000", 3], ["#fff", 1]]) {
      context.strokeStyle = color;
      context.lineWidth = width;
      context.strokeRect(half * scale - 0.5, half * scale - 0.5, scale + 1, scale + 1);
    }
    this.words.textContent = words;
    element.hidden = false;
    const { width, height } = element.getBoundingClientRect();
    const top = spot.y - height - 28;
    element.style.left = `${Math.min(innerWidth - width - 4, Math.max(4, spot.x - width / 2))}px`;
    element.style.top = `${top >= 4 ? top : Math.min(innerHeight - height - 4, spot.y + 28)}px`;
  }

  hide() { this.element.hidden = true; }
}
