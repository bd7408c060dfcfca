// The page of a comparison: swatches highlight their pixels, and appear among the picture's colors.
import { drawDot, drawGround, drawSwatch, extentOf, placeOf, unpackCloud } from "./cloud-dots.js";
import { sharp } from "./drawing.js";
import { chip, make } from "./elements.js";
import { decode, drawVeil } from "./labels.js";
import { rove, watch } from "./rows.js";

// A palette's map is unpacked when it is first needed.
const maps = new WeakMap();
const mapOf = strip => {
  if (!maps.has(strip)) {
    const [width, height] = strip.dataset.size.split(" ").map(Number);
    maps.set(strip, decode({ width, height, bits: strip.dataset.bits, runs: strip.dataset.map }));
  }
  return maps.get(strip);
};

const nameOf = element => element.getAttribute("aria-label");
const colorOf = swatch => swatch.style.getPropertyValue("--c");

// Pairs of axes of a space. For a space with lightness, the chroma plane comes first.
const pairsOf = axes => /^l/i.test(axes[0]) && axes[0] !== axes[1]
  ? [[1, 2], [1, 0], [2, 0]] : [[0, 1], [0, 2], [1, 2]];

const select = (controls, name, labels, changed) => {
  const list = make("select");
  controls.append(make("label", {}, name, list));
  const fill = labels => list.replaceChildren(...labels.map((text, value) => new Option(text, value)));
  fill(labels);
  list.addEventListener("change", changed);
  return { list, fill };
};

// The picture's colors and a palette's swatches on two axes of a space.
class Scatter {
  constructor(element, strips) {
    this.strips = strips;
    this.cloud = unpackCloud(JSON.parse(element.dataset.cloud));
    this.canvas = element.querySelector("canvas");
    this.caption = element.querySelector(".caption");
    this.large = -1;
    const controls = element.querySelector(".controls");
    const spaces = this.cloud.spaces.map(space => space.name);
    this.space = select(controls, "Space", spaces, () => { this.fillAxes(); this.draw(); });
    this.axes = select(controls, "Axes", [], () => this.draw());
    this.palette = select(controls, "Palette", strips.map(nameOf), () => this.enlarge(-1));
    this.space.list.value = Math.max(0, spaces.indexOf(element.dataset.space));
    this.fillAxes();
    this.starts = [];
    let start = this.cloud.dots - this.cloud.swatches;
    for (const strip of strips) {
      this.starts.push(start);
      start += strip.children.length;
    }
    new ResizeObserver(() => this.draw()).observe(this.canvas);
  }

  get index() { return Number(this.space.list.value); }

  fillAxes() {
    const { axes } = this.cloud.spaces[this.index];
    this.axes.fill(pairsOf(axes).map(([x, y]) => `${axes[y]} over ${axes[x]}`));
  }

  // Shows a palette, with one of its swatches larger.
  show(strip, index) {
    this.palette.list.value = this.strips.indexOf(strip);
    this.enlarge(index);
  }

  // Shows one of the palette's swatches larger, or none for -1.
  enlarge(index) {
    this.large = index;
    this.draw();
  }

  draw() {
    const { canvas, cloud, index } = this;
    const drawn = sharp(canvas);
    if (!drawn) return;
    const { context, width, height } = drawn;
    drawGround(context, width, height);
    const { name, axes } = cloud.spaces[index];
    const [x, y] = pairsOf(axes)[this.axes.list.value];
    const place = this.projection(x, y, width, height);
    for (let dot = cloud.dots - cloud.swatches - 1; dot >= 0; dot--)
      drawDot(context, ...place(dot), cloud, dot);
    const palette = Number(this.palette.list.value), strip = this.strips[palette];
    [...strip.children].forEach((swatch, at) => drawSwatch(
      context, ...place(this.starts[palette] + at), colorOf(swatch), at === this.large));
    this.name(context, axes[x], axes[y], width, height);
    this.caption.textContent = `The picture’s colors in ${name}, ${axes[y]} over `
      + `${axes[x]}, with the palette ${nameOf(strip)}`;
    canvas.setAttribute("aria-label", this.caption.textContent);
  }

  // Maps a dot to its position on the canvas, with one scale for both axes, so that distances are
  // comparable.
  projection(x, y, width, height) {
    const { cloud, index } = this, space = cloud.spaces[index];
    const scale = Math.min((width - 60) / extentOf(space, x), (height - 60) / extentOf(space, y));
    return dot => [
      width / 2 + scale * placeOf(cloud, index, dot, x), height / 2 - scale * placeOf(cloud, index, dot, y),
    ];
  }

  name(context, x, y, width, height) {
    context.fillStyle = "#000";
    context.font = "12px system-ui, sans-serif";
    context.textAlign = "right";
    context.fillText(`${x} →`, width - 10, height - 10);
    context.textAlign = "left";
    context.fillText(`↑ ${y}`, 10, 20);
  }
}

// One still. It shows the swatch under the pointer, and otherwise the clicked one.
const begin = still => {
  const canvas = still.querySelector(".veil");
  const readout = still.querySelector(".readout");
  const plain = readout.textContent || "Point at a swatch: its pixels light up here.";
  const strips = [...still.querySelectorAll(".strip")];
  const scatter = new Scatter(still.querySelector(".scatter"), strips);
  let held = null;

  const show = swatch => {
    canvas.classList.toggle("on", Boolean(swatch));
    if (!swatch) {
      readout.textContent = plain;
      return;
    }
    const strip = swatch.parentElement;
    drawVeil(canvas, mapOf(strip), [...strip.children].indexOf(swatch));
    readout.replaceChildren(chip(colorOf(swatch)), `${nameOf(swatch)} · ${nameOf(strip)}`);
  };
  const hold = swatch => {
    held?.setAttribute("aria-pressed", "false");
    held = held === swatch ? null : swatch;
    held?.setAttribute("aria-pressed", "true");
    show(held);
    if (held) scatter.show(held.parentElement, [...held.parentElement.children].indexOf(held));
    else scatter.enlarge(-1);
  };

  for (const strip of strips) {
    watch(strip, index => show(strip.children[index] ?? held), index => hold(strip.children[index]));
    rove(strip);
  }
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    if (held) hold(held);
    else show(null);
  });
  show(null);
};

document.documentElement.classList.add("js");
document.querySelectorAll(".still").forEach(begin);
