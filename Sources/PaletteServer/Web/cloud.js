// The still's colors as a cloud in a color space, which can be turned and zoomed.
import { unpackCloud } from "./cloud-dots.js";
import { drawCloud } from "./cloud-drawing.js";
import { sharp } from "./drawing.js";
import { find, make } from "./elements.js";

const start = { turn: -0.6, tilt: 0.35, zoom: 1 };

export class Cloud {
  constructor() {
    this.space = make("select", { id: "cloud-space" });
    this.space.addEventListener("change", () => { this.picked = this.space.value; this.draw(); });
    this.canvas = make("canvas", { tabIndex: 0 });
    // Gives the canvas the arrow keys, which a screen reader would otherwise use itself.
    this.canvas.setAttribute("role", "application");
    const reset = make("button", { type: "button", className: "quiet" }, "Reset");
    reset.addEventListener("click", () => this.look(start));
    find("cloud").append(
      make("div", { className: "bar" }, make("label", { htmlFor: "cloud-space" }, "Space"), this.space, reset),
      this.canvas,
      make("p", { className: "hint" }, "Drag it or use the arrow keys to turn it. Use + and −, or click it and use the wheel, to zoom."));
    Object.assign(this, start, { large: -1, cloud: null, picked: null });
    this.listen();
    new ResizeObserver(() => this.draw()).observe(this.canvas);
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener("pointerdown", event => {
      canvas.focus();
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", event => {
      if (canvas.hasPointerCapture(event.pointerId))
        this.look({ turn: this.turn + event.movementX / 120, tilt: this.tilt + event.movementY / 120 });
    });
    canvas.addEventListener("wheel", event => {
      // Without the focus, the wheel scrolls the page as usual.
      if (document.activeElement !== canvas) return;
      event.preventDefault();
      this.look({ turn: this.turn + event.deltaX / 300, zoom: this.zoom * 1.001 ** -event.deltaY });
    }, { passive: false });
    canvas.addEventListener("keydown", event => {
      const view = {
        ArrowLeft: { turn: this.turn - 0.1 }, ArrowRight: { turn: this.turn + 0.1 },
        ArrowUp: { tilt: this.tilt - 0.1 }, ArrowDown: { tilt: this.tilt + 0.1 },
        "+": { zoom: this.zoom * 1.15 }, "=": { zoom: this.zoom * 1.15 }, "-": { zoom: this.zoom / 1.15 },
        Home: start,
      }[event.key];
      if (!view) return;
      event.preventDefault();
      this.look(view);
    });
  }

  look({ turn = this.turn, tilt = this.tilt, zoom = this.zoom }) {
    this.turn = turn;
    this.tilt = Math.min(1.57, Math.max(-1.57, tilt));
    this.zoom = Math.min(6, Math.max(0.5, zoom));
    this.draw();
  }

  // `wanted` is the space of the options, which is shown until the user picks another one here.
  show(cloud, colors, wanted) {
    this.cloud = cloud && unpackCloud(cloud);
    this.colors = colors;
    if (!cloud) return;
    const names = cloud.spaces.map(space => space.name);
    this.space.replaceChildren(...names.map(name => new Option(name, name)));
    this.space.value = [this.picked, wanted].find(name => names.includes(name)) ?? names[0];
    this.draw();
  }

  mark(index) {
    if (this.large === index) return;
    this.large = index;
    this.draw();
  }

  draw() {
    const { canvas, cloud } = this;
    const drawn = cloud && sharp(canvas);
    if (!drawn) return;
    const index = Math.max(0, cloud.spaces.findIndex(space => space.name === this.space.value));
    drawCloud(drawn, { ...this, index });
    canvas.setAttribute("aria-label",
      `The still’s colors in ${cloud.spaces[index].name}, with ${this.colors.length} swatches ringed; arrow keys turn it`);
  }
}
