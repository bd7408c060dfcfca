// The barcode, which works as a slider, and the details of the current place.
import { unpack } from "./base64.js";
import { byte, linear } from "./color.js";
import { sharp } from "./drawing.js";
import { find, make } from "./elements.js";
import { duration, exact, fillColors, fillFacts, film, follow, frameAt, hold, holdShot } from "./report-state.js";
import { onPlace, onShot, place, shotAt, spoken, timecode } from "./report-state.js";

export const barcode = find("barcode");
const columns = unpack(film.slices);
const light = Float64Array.from({ length: 256 }, (_, code) => linear(code));
let barcodeStyle = "mean";

// The slit-scan at its own size, made when it is first shown.
let slits = null;
const slitScan = () => {
  if (slits) return slits;
  slits = make("canvas", { width: film.slits.width, height: film.slits.height });
  const context = slits.getContext("2d");
  const image = context.createImageData(slits.width, slits.height);
  const pixels = unpack(film.slits.pixels);
  for (let pixel = 0; pixel < slits.width * slits.height; pixel++) {
    for (let part = 0; part < 3; part++) image.data[4 * pixel + part] = pixels[3 * pixel + part];
    image.data[4 * pixel + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return slits;
};

// The mean of the slices that a column covers, in linear light.
const columnColor = (column, width) => {
  const count = columns.length / 3;
  const first = Math.floor(column * count / width);
  const end = Math.max(first + 1, Math.floor((column + 1) * count / width));
  const sum = [0, 0, 0];
  for (let slice = first; slice < end; slice++) {
    for (let part = 0; part < 3; part++) sum[part] += light[columns[3 * slice + part]];
  }
  return `rgb(${sum.map(part => byte(part / (end - first))).join()})`;
};

const drawColumn = (context, column, width, height, style) => {
  const shot = style === "mean"
    ? null : film.shots[shotAt(film.start + (column + .5) / width * duration)];
  if (!shot?.colors) {
    context.fillStyle = columnColor(column, width);
    context.fillRect(column, 0, 1, height);
    return;
  }
  // Light colors are on top.
  shot.order ??= [...shot.colors].sort((one, other) => other[2] - one[2]);
  let sum = 0;
  for (const [hex, share] of shot.order) {
    const top = Math.round(sum * height);
    sum += share;
    context.fillStyle = hex;
    context.fillRect(column, top, 1, Math.round(sum * height) - top);
  }
};

const drawOn = (canvas, style) => {
  const context = sharp(canvas)?.context;
  if (!context) return;
  // One column for each device pixel.
  context.resetTransform();
  const { width, height } = context.canvas;
  if (style === "slit") return context.drawImage(slitScan(), 0, 0, width, height);
  for (let column = 0; column < width; column++) drawColumn(context, column, width, height, style);
};
export const drawBarcode = () => {
  drawOn(barcode.querySelector("canvas"), barcodeStyle);
  drawOn(document.querySelector(".small-barcode canvas"), "mean");
};

const stillOf = shot => document.querySelector(`#shot-${shot + 1} img`)?.src;

export const where = shot => {
  const scene = shot.scene === undefined ? "" : `, scene ${shot.scene + 1}`;
  return `shot ${place.shot + 1} of ${film.shots.length}${scene}`;
};

onPlace.push(() => {
  const shot = film.shots[place.shot];
  if (!shot) return;
  const frame = frameAt(place.seen);
  find("clock").textContent = exact(place.seen);
  const code = timecode(frame);
  find("frame").textContent = `${code && `${code} · `}frame ${frame}`
    + (stillOf(place.shot) ? `, still: frame ${shot.still}` : "");
  barcode.setAttribute("aria-valuenow", Math.round(place.seen));
  barcode.setAttribute(
    "aria-valuetext", `${exact(place.seen)}, frame ${frame}, ${where(shot)}: ${spoken(shot)}`);
});

onShot.push(() => {
  const shot = film.shots[place.shot];
  if (!shot) return;
  const start = film.start > 0 ? "this part" : "the film";
  const by = { start, cut: "a cut", fade: "a fade", dissolve: "a dissolve", wipe: "a wipe" };
  const link = make("a", { href: `#shot-${place.shot + 1}` }, `Shot ${place.shot + 1}`);
  find("where").replaceChildren(
    link, where(shot).slice(5 + String(place.shot + 1).length), make("br"),
    `${exact(shot.start)} – ${exact(shot.end)}, begins with ${by[shot.by] ?? shot.by}`);
  const source = stillOf(place.shot);
  const image = find("seen");
  image.hidden = !source;
  if (source) image.src = source;
  image.alt = source ? `Still of shot ${place.shot + 1}` : "";
  find("unseen").textContent = source ? "" : "no still";
  fillColors(find("now-colors"), shot);
  fillFacts(find("now-facts"), shot);
  find("texts").textContent = [
    ...(shot.out ? [`Left out of palettes: ${shot.out}.`] : []), ...(shot.texts ?? []),
  ].join("\n");
});

follow(barcode);
barcode.addEventListener("keydown", event => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const shot = film.shots[shotAt(place.held)];
  if (!shot) return;
  const frame = (shot.end - shot.start) / (shot.last - shot.first + 1);
  const step = event.shiftKey ? frame : 1;
  const goal = {
    ArrowRight: () => hold(place.held + step), ArrowUp: () => hold(place.held + step),
    ArrowLeft: () => hold(place.held - step), ArrowDown: () => hold(place.held - step),
    PageDown: () => holdShot(shotAt(place.held) + 1), PageUp: () => holdShot(shotAt(place.held) - 1),
    Home: () => hold(film.start), End: () => hold(film.end),
  }[event.key];
  if (!goal) return;
  event.preventDefault();
  goal();
});
document.querySelectorAll("[data-style]").forEach(button => button.addEventListener("click", () => {
  barcodeStyle = button.dataset.style;
  for (const other of document.querySelectorAll("[data-style]")) {
    other.setAttribute("aria-pressed", other === button);
  }
  drawBarcode();
}));
