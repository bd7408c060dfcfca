// Canvases at the resolution of the display, and the dots that represent colors on them.

// Clears a canvas and returns its context and its size in CSS pixels; null if it is not visible.
export const sharp = canvas => {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!width || !height) return null;
  const ratio = devicePixelRatio || 1;
  [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
  const context = canvas.getContext("2d");
  context.scale(ratio, ratio);
  return { context, width, height };
};

export const disk = (context, x, y, radius, color) => {
  context.fillStyle = color;
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fill();
};

// A dot that stands out from any others, with a white and a black ring.
export const ring = (context, x, y, radius, color) => {
  disk(context, x, y, radius + 3, "#000");
  disk(context, x, y, radius + 1.5, "#fff");
  disk(context, x, y, radius, color);
};
