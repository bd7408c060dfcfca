// The palettes of shots by hue and chroma, with those of the current shot enlarged.
import { disk, ring, sharp } from "./drawing.js";
import { find, make } from "./elements.js";
import { where } from "./report-barcode.js";
import { exact, fillColors, film, holdShot, onShot, place, spoken, still } from "./report-state.js";

const wheel = find("wheel-canvas");
const hues = [
  [29, "red"], [65, "orange"], [105, "yellow"], [145, "green"], [195, "teal"], [260, "blue"],
  [305, "purple"], [350, "pink"],
];
const mostChroma = Math.max(.1, ...film.shots.map(shot =>
  Math.ceil(Math.max(0, ...(shot.colors ?? []).map(color => color[3])) * 20) / 20));

const drawGrid = (context, middle, radius, style) => {
  context.strokeStyle = style.getPropertyValue("--grid");
  context.fillStyle = style.getPropertyValue("--on-surround");
  context.font = "13px system-ui, sans-serif";
  context.textBaseline = "middle";
  for (let chroma = .05; chroma < mostChroma + 1e-9; chroma += .05) {
    context.beginPath();
    context.arc(middle, middle, chroma / mostChroma * radius, 0, 7);
    context.stroke();
  }
  for (const [hue, name] of hues) {
    const angle = -hue * Math.PI / 180;
    const [right, down] = [Math.cos(angle), Math.sin(angle)];
    context.beginPath();
    context.moveTo(middle + 8 * right, middle + 8 * down);
    context.lineTo(middle + radius * right, middle + radius * down);
    context.stroke();
    context.textAlign = right > .3 ? "left" : right < -.3 ? "right" : "center";
    context.fillText(name, middle + (radius + 10) * right, middle + (radius + 14) * down);
  }
};

// Labels the rings with their chroma, between two hues and over the dots.
const labelRings = (context, middle, radius) => {
  context.font = "12px system-ui, sans-serif";
  context.textAlign = "center";
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--on-surround");
  for (let chroma = .1; chroma < mostChroma + 1e-9; chroma += .1) {
    const way = chroma / mostChroma * radius * Math.SQRT1_2;
    context.fillText(chroma.toFixed(1), middle + way, middle + way);
  }
};

const spotOf = (color, middle, radius) => {
  const [angle, way] = [-color[4] * Math.PI / 180, color[3] / mostChroma * radius];
  return [middle + way * Math.cos(angle), middle + way * Math.sin(angle)];
};

// The grid and the dots of all shots, thousands of them, which are drawn once for each size.
let ground = null;
let wheelSize = 0;

const drawShot = () => {
  if (!ground) return;
  const context = wheel.getContext("2d");
  const [middle, radius] = [wheelSize / 2, wheelSize / 2 - 56];
  context.save();
  context.resetTransform();
  context.clearRect(0, 0, wheel.width, wheel.height);
  context.drawImage(ground, 0, 0);
  context.restore();
  // Large ones first, so that none is hidden.
  const colors = [...(film.shots[place.shot]?.colors ?? [])].sort((one, other) => other[1] - one[1]);
  for (const color of colors)
    ring(context, ...spotOf(color, middle, radius), 5 + Math.sqrt(color[1]) * wheelSize / 18, color[0]);
};

export const drawWheel = () => {
  const drawn = sharp(wheel);
  if (!drawn) return;
  const { context, width: size } = drawn;
  const [middle, radius] = [size / 2, size / 2 - 56];
  drawGrid(context, middle, radius, getComputedStyle(document.documentElement));
  for (const shot of film.shots) {
    for (const color of shot.colors ?? [])
      disk(context, ...spotOf(color, middle, radius), 1.2 + 3.5 * Math.sqrt(color[1]), color[0]);
  }
  labelRings(context, middle, radius);
  wheelSize = size;
  ground = make("canvas", { width: wheel.width, height: wheel.height });
  ground.getContext("2d").drawImage(wheel, 0, 0);
  drawShot();
};

const range = find("shot-range");
onShot.push(() => {
  const shot = film.shots[place.shot];
  if (!shot) return;
  const words = `${where(shot)}, ${exact(shot.start)}`;
  range.value = place.shot;
  range.setAttribute("aria-valuetext", `${words}: ${spoken(shot)}`);
  wheel.setAttribute("aria-label", `Hue and chroma at ${words}: ${spoken(shot)}`);
  find("wheel-where").textContent = words.replace("shot", "Shot");
  fillColors(find("wheel-colors"), shot);
  drawShot();
});

const play = find("play");
let timer = null;
const stop = () => {
  clearInterval(timer);
  timer = null;
  play.textContent = "Play";
  play.setAttribute("aria-pressed", "false");
};
play.className = "on-off";
play.addEventListener("click", () => {
  if (timer) return stop();
  if (place.shot === film.shots.length - 1) holdShot(0);
  play.textContent = "Pause";
  play.setAttribute("aria-pressed", "true");
  // Two and a half shots a second, below the three flashes a second that may be harmful.
  timer = setInterval(() => {
    holdShot(place.shot + 1);
    if (place.shot === film.shots.length - 1) stop();
  }, 400);
});
// With reduced motion, the user steps by hand.
export const allowPlay = () => {
  play.hidden = still.matches;
  if (still.matches) stop();
};
still.addEventListener("change", allowPlay);
find("previous").addEventListener("click", () => holdShot(place.shot - 1));
find("next").addEventListener("click", () => holdShot(place.shot + 1));
range.addEventListener("input", () => holdShot(Number(range.value)));
