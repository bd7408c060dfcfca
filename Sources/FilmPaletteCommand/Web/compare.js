"use strict";

// The bytes behind base64 text.
const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));

// A palette's map: for each place the index of a swatch, from runs of one byte each.
const decode = strip => {
  const [width, height] = strip.dataset.size.split(" ").map(Number);
  const labels = new Uint8Array(width * height);
  const shift = 8 - strip.dataset.bits;
  let at = 0;
  for (const run of bytes(strip.dataset.map)) {
    const end = at + (run & (1 << shift) - 1) + 1;
    labels.fill(run >> shift, at, end);
    at = end;
  }
  return { width, height, labels };
};

const maps = new WeakMap();
const mapOf = strip => {
  if (!maps.has(strip)) maps.set(strip, decode(strip));
  return maps.get(strip);
};

// Covers what does not belong to a swatch: middle gray, on which dark and light pixels both show.
const veil = (canvas, strip, index) => {
  const { width, height, labels } = mapOf(strip);
  const context = canvas.getContext("2d");
  [canvas.width, canvas.height] = [width, height];
  const image = context.createImageData(width, height);
  for (let place = 0; place < labels.length; place++) {
    if (labels[place] === index) continue;
    image.data.fill(119, 4 * place, 4 * place + 3);
    image.data[4 * place + 3] = 226;
  }
  context.putImageData(image, 0, 0);
  canvas.classList.add("on");
};

// Pairs of axes of a space, the plane of its chroma first.
const pairsOf = axes => /^l/i.test(axes[0]) && axes[0] !== axes[1]
  ? [[1, 2], [1, 0], [2, 0]] : [[0, 1], [0, 2], [1, 2]];

const select = (controls, name, labels, changed) => {
  const label = document.createElement("label");
  const list = document.createElement("select");
  label.append(name, list);
  const fill = labels => list.replaceChildren(...labels.map((text, value) => new Option(text, value)));
  fill(labels);
  list.addEventListener("change", changed);
  controls.append(label);
  return { list, fill };
};

// The picture's colors and a palette's swatches on two axes of a space.
class Scatter {
  constructor(element, strips) {
    this.strips = strips;
    this.cloud = JSON.parse(element.dataset.cloud);
    this.colors = bytes(this.cloud.colors);
    this.places = new DataView(bytes(this.cloud.places).buffer);
    this.canvas = element.querySelector("canvas");
    this.caption = element.querySelector(".caption");
    this.large = -1;
    const controls = element.querySelector(".controls");
    const spaces = this.cloud.spaces.map(space => space.name);
    this.space = select(controls, "Space", spaces, () => { this.fillAxes(); this.draw(); });
    this.axes = select(controls, "Axes", [], () => this.draw());
    this.palette = select(
      controls, "Palette", strips.map(strip => strip.getAttribute("aria-label")), () => this.enlarge(-1));
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

  get current() { return this.cloud.spaces[this.space.list.value]; }

  fillAxes() {
    const axes = this.current.axes;
    this.axes.fill(pairsOf(axes).map(([x, y]) => `${axes[y]} over ${axes[x]}`));
  }

  // Shows a palette, and one of its swatches larger.
  show(strip, index) {
    this.palette.list.value = this.strips.indexOf(strip);
    this.enlarge(index);
  }

  // Shows one of the palette's swatches larger, or none: -1.
  enlarge(index) {
    this.large = index;
    this.draw();
  }

  draw() {
    const { canvas, cloud, colors } = this;
    const width = canvas.clientWidth;
    if (!width) return;
    const height = canvas.clientHeight, ratio = devicePixelRatio || 1;
    [canvas.width, canvas.height] = [width * ratio, height * ratio];
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    context.fillStyle = "#777";
    context.fillRect(0, 0, width, height);
    const space = this.current;
    const [x, y] = pairsOf(space.axes)[this.axes.list.value];
    const place = this.projection(space, x, y, width, height);
    for (let dot = cloud.dots - cloud.swatches - 1; dot >= 0; dot--) {
      const [left, top] = place(dot);
      context.fillStyle = `rgb(${colors.subarray(4 * dot, 4 * dot + 3).join()})`;
      context.beginPath();
      context.arc(left, top, 1.5 + 9 * colors[4 * dot + 3] / 255, 0, 7);
      context.fill();
    }
    const palette = Number(this.palette.list.value);
    this.ring(context, place, palette);
    this.name(context, space, x, y, width, height);
    this.caption.textContent = `The picture’s colors in ${space.name}, ${space.axes[y]} over `
      + `${space.axes[x]}, with the palette ${this.strips[palette].getAttribute("aria-label")}`;
    canvas.setAttribute("aria-label", this.caption.textContent);
  }

  // Where a dot stands on the canvas: one scale for both axes, since distance is the point.
  projection(space, x, y, width, height) {
    const extent = axis => space.upper[axis] - space.lower[axis] || 1e-9;
    const scale = Math.min((width - 60) / extent(x), (height - 60) / extent(y));
    const first = 6 * this.cloud.dots * this.cloud.spaces.indexOf(space);
    const part = (dot, axis) =>
      (this.places.getUint16(first + 6 * dot + 2 * axis, true) / 65535 - .5) * extent(axis) * scale;
    return dot => [width / 2 + part(dot, x), height / 2 - part(dot, y)];
  }

  ring(context, place, palette) {
    const swatches = [...this.strips[palette].children];
    swatches.forEach((swatch, index) => {
      const [left, top] = place(this.starts[palette] + index);
      const radius = index === this.large ? 13 : 8;
      for (const [size, color] of [[3, "#000"], [1.5, "#fff"], [0, swatch.style.getPropertyValue("--c")]]) {
        context.fillStyle = color;
        context.beginPath();
        context.arc(left, top, radius + size, 0, 7);
        context.fill();
      }
    });
  }

  name(context, space, x, y, width, height) {
    context.fillStyle = "#000";
    context.font = "12px system-ui, sans-serif";
    context.textAlign = "right";
    context.fillText(`${space.axes[x]} →`, width - 10, height - 10);
    context.textAlign = "left";
    context.fillText(`↑ ${space.axes[y]}`, 10, 20);
  }
}

// One still: what is pointed at shows; what was clicked is held when nothing is pointed at.
const watch = still => {
  const canvas = still.querySelector(".veil");
  const readout = still.querySelector(".readout");
  const plain = readout.textContent || "Point at a swatch: its pixels light up here.";
  const strips = [...still.querySelectorAll(".strip")];
  const scatter = new Scatter(still.querySelector(".scatter"), strips);
  let held = null;

  const show = swatch => {
    if (!swatch) {
      canvas.classList.remove("on");
      readout.textContent = plain;
      return;
    }
    const strip = swatch.parentElement;
    const index = [...strip.children].indexOf(swatch);
    veil(canvas, strip, index);
    const chip = document.createElement("i");
    chip.style.background = swatch.style.getPropertyValue("--c");
    readout.replaceChildren(
      chip, `${swatch.getAttribute("aria-label")} · ${strip.getAttribute("aria-label")}`);
  };
  const hold = swatch => {
    held?.setAttribute("aria-pressed", "false");
    held = held === swatch ? null : swatch;
    held?.setAttribute("aria-pressed", "true");
    show(held);
    if (held) scatter.show(held.parentElement, [...held.parentElement.children].indexOf(held));
    else scatter.enlarge(-1);
  };
  const move = (strip, swatch) => {
    for (const other of strip.children) other.tabIndex = other === swatch ? 0 : -1;
    swatch.focus();
  };

  for (const strip of strips) {
    const swatches = [...strip.children];
    const swatchOf = event => event.target.closest("button");
    strip.addEventListener("pointerover", event => swatchOf(event) && show(swatchOf(event)));
    strip.addEventListener("pointerleave", () => show(held));
    strip.addEventListener("focusin", event => show(swatchOf(event)));
    strip.addEventListener("focusout", () => show(held));
    strip.addEventListener("click", event => swatchOf(event) && hold(swatchOf(event)));
    strip.addEventListener("keydown", event => {
      const at = swatches.indexOf(swatchOf(event));
      const goal = {
        ArrowRight: Math.min(at + 1, swatches.length - 1), ArrowLeft: Math.max(at - 1, 0),
        Home: 0, End: swatches.length - 1,
      }[event.key];
      if (goal === undefined) return;
      event.preventDefault();
      move(strip, swatches[goal]);
    });
  }
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    if (held) hold(held);
    else show(null);
  });
  show(null);
};

document.documentElement.classList.add("js");
document.querySelectorAll(".still").forEach(watch);
