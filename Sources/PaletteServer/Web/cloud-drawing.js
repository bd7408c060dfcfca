// Draws a cloud of colors from a direction, without perspective, so that distances are comparable.
import { drawDot, drawGround, drawSwatch, extentOf, placeOf } from "./cloud-dots.js";

// Lightness is the vertical axis, whichever axis of the space it is.
const upright = axes => {
  const up = axes.findIndex(axis => /^(l\d*o?$|lightness|value)/i.test(axis));
  const order = [0, 1, 2].filter(axis => axis !== Math.max(0, up));
  return [order[0], Math.max(0, up), order[1]];
};

// Maps coordinates around the middle of a space to the canvas: x, y, and depth toward the viewer.
const camera = ({ width, height }, { turn, tilt, zoom }, extents) => {
  const scale = zoom * (Math.min(width, height) - 48) / Math.hypot(...extents);
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)], [up, level] = [Math.sin(tilt), Math.cos(tilt)];
  return ([x, y, z]) => {
    const [side, far] = [cosine * x + sine * z, cosine * z - sine * x];
    return [width / 2 + scale * side, height / 2 - scale * (level * y - up * far), level * far + up * y];
  };
};

const drawBox = (context, look, extents, names) => {
  const corner = signs => look(signs.map((sign, axis) => sign * extents[axis] / 2));
  context.strokeStyle = "#575757";
  context.lineWidth = 1;
  for (let axis = 0; axis < 3; axis++) {
    for (const [first, second] of [[-1, -1], [-1, 1], [1, -1], [1, 1]]) {
      const ends = [-1, 1].map(end => {
        const signs = [first, second];
        signs.splice(axis, 0, end);
        return corner(signs);
      });
      context.beginPath();
      context.moveTo(ends[0][0], ends[0][1]);
      context.lineTo(ends[1][0], ends[1][1]);
      context.stroke();
    }
  }
  context.fillStyle = "#000";
  context.font = "12px system-ui, sans-serif";
  context.textAlign = "center";
  const ends = [[1, -1, -1], [-1, 1, -1], [-1, -1, 1]];
  ends.forEach((signs, axis) => {
    const [x, y] = corner(signs.map((sign, at) => at === axis ? 1.1 * sign : sign));
    context.fillText(names[axis], x, y + 4);
  });
};

export const drawCloud = ({ context, ...size }, view) => {
  const { cloud, index, colors, large } = view;
  drawGround(context, size.width, size.height);
  const space = cloud.spaces[index], axes = upright(space.axes);
  const extents = axes.map(axis => extentOf(space, axis));
  const look = camera(size, view, extents);
  drawBox(context, look, extents, axes.map(axis => space.axes[axis]));
  const place = dot => look(axes.map(axis => placeOf(cloud, index, dot, axis)));
  // Draws far dots first, so that near ones cover them, but no dot covers a swatch.
  const dots = Array.from({ length: cloud.dots }, (_, dot) => [...place(dot), dot]);
  const start = cloud.dots - cloud.swatches;
  dots.sort((a, b) => (a[3] >= start) - (b[3] >= start) || a[2] - b[2]);
  for (const [x, y, , dot] of dots) {
    const swatch = dot - start;
    if (swatch < 0) drawDot(context, x, y, cloud, dot);
    else drawSwatch(context, x, y, colors[swatch]?.hex ?? "#000", swatch === large);
  }
};
