// Canvases as sharp as the display, and the dots that stand for colors on them.

// A cleared canvas and its size in CSS pixels; nothing where it does not show.
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

// A color that stands out from any others: ringed in white and black.
export const ring = (context, x, y, radius, color) => {
  disk(context, x, y, radius + 3, "#000");
  disk(context, x, y, radius + 1.5, "#fff");
  disk(context, x, y, radius, color);
};
