// The current place in the film, which all moving parts share.
import { find, make } from "./elements.js";
import { shareText } from "./share.js";

export const film = JSON.parse(find("film").textContent);
// Seconds that were read. If only a part of the film was read, they begin at `film.start`.
export const duration = film.end - film.start;
export const still = matchMedia("(prefers-reduced-motion: reduce)");

const two = number => String(number).padStart(2, "0");
// Returns the same text as `FilmTime.clock` and `FilmTime.exact`, which explain why: whole seconds
// of the nearest hundredth.
const clock = seconds => {
  const whole = Math.floor(Math.round(seconds * 100) / 100);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};
export const exact = seconds => `${clock(seconds)}.${two(Math.round(seconds * 100) % 100)}`;

// HH:MM:SS:FF of a frame, the same text as `Timecode.text`; empty if the film has no timecode.
// Drop-frame timecode skips the first numbers of most minutes, and is marked by a semicolon.
export const timecode = frame => {
  if (!film.timecode) return "";
  const { origin, base, dropsFrames } = film.timecode;
  const dropped = dropsFrames ? base / 15 : 0;
  const minute = 60 * base - dropped, tenMinutes = 10 * minute + dropped;
  let number = (origin + frame) % (144 * tenMinutes);
  const tens = Math.floor(number / tenMinutes), rest = number % tenMinutes;
  number += dropped * (9 * tens + Math.floor(Math.max(0, rest - dropped) / minute));
  const seconds = Math.floor(number / base);
  const fields = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${fields.map(two).join(":")}${dropsFrames ? ";" : ":"}${two(number % base)}`;
};

// The index of the shot at a moment.
export const shotAt = moment => {
  let [low, high] = [0, film.shots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (film.shots[middle].start <= moment + 1e-6) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
};

// Assumes that the frames of a shot have equal length, which is exact unless the rate varies within
// it.
export const frameAt = moment => {
  const shot = film.shots[shotAt(moment)];
  const count = shot.last - shot.first + 1;
  const passed = (moment - shot.start) / (shot.end - shot.start || 1) * count;
  return shot.first + Math.max(0, Math.min(count - 1, Math.floor(passed + 1e-3)));
};

// `held` is the place that was chosen; `seen` is the place under the pointer.
export const place = { held: 0, seen: 0, shot: -1, heldShot: -1 };
export const onPlace = [];
export const onShot = [];
export const onHold = [];

// Not on the root, where it would give every element of the page a new style.
const heads = [...document.querySelectorAll(".head")];

const show = moment => {
  place.seen = Math.max(film.start, Math.min(film.end, moment));
  const at = 100 * (place.seen - film.start) / (duration || 1);
  for (const head of heads) head.style.setProperty("--at", at);
  const shot = shotAt(place.seen);
  const isOther = shot !== place.shot;
  place.shot = shot;
  for (const listener of onPlace) listener();
  if (isOther) for (const listener of onShot) listener();
};
export const hold = moment => {
  // The last frame, not the moment after it.
  const last = film.shots.at(-1);
  const frame = last ? (last.end - last.start) / (last.last - last.first + 1) : 0;
  place.held = Math.max(film.start, Math.min(film.end - frame / 2, moment));
  show(place.held);
  const isOther = place.shot !== place.heldShot;
  place.heldShot = place.shot;
  if (isOther) for (const listener of onHold) listener();
};
export const holdShot = index => {
  const shot = film.shots[Math.max(0, Math.min(film.shots.length - 1, index))];
  if (shot) hold(shot.start);
};

export const spoken = shot => shot.colors
  ? shot.colors.map(color => `${color[5]} ${shareText(color[1])}`).join(", ")
  : shot.out ? `left out: ${shot.out}` : "no palette";

// Follows the pointer over an element that is as wide as the film.
export const follow = element => {
  const moment = event => {
    const box = element.getBoundingClientRect();
    return film.start + (event.clientX - box.left) / box.width * duration;
  };
  element.addEventListener("pointerdown", event => {
    if (event.button) return;
    element.setPointerCapture(event.pointerId);
    hold(moment(event));
  });
  element.addEventListener("pointermove", event => {
    if (event.buttons) hold(moment(event));
    else if (event.pointerType === "mouse") show(moment(event));
  });
  element.addEventListener("pointerleave", () => show(place.held));
};

// A list of colors, each a button that copies it.
export const fillColors = (list, shot) => {
  list.replaceChildren(...(shot.colors ?? []).map(([hex, share, , , , name]) => {
    const button = make("button",
      { type: "button", className: "chip", data: { copy: hex }, aria: { label: `Copy ${hex}` } });
    button.style.setProperty("--c", hex);
    return make("li", {}, button,
      make("p", {}, name, make("br"), make("code", {}, hex), ` ${shareText(share)}`));
  }));
};

const dot = hex => {
  const square = make("i", { className: "dot" });
  square.style.setProperty("--c", hex);
  return square;
};

// Blacks, whites, the near-neutral share and lights of a shot on one line, as `ReportFacts.line`.
export const fillFacts = (line, { facts }) => {
  line.replaceChildren();
  if (!facts) return;
  const { blackPoint, blackTint, whitePoint, whiteTint, nearNeutral, lights } = facts;
  for (const [name, hex, tint] of [["blacks", blackPoint, blackTint], ["whites", whitePoint, whiteTint]])
    line.append(make("span", { title: hex }, dot(hex), `${name} `, make("b", {}, tint)), " ");
  line.append(make("span", {}, make("b", {}, shareText(nearNeutral)), " near-neutral"), " ");
  if (lights.length)
    line.append(make("span", {}, ...lights.map(light => dot(light.hex)), lights.length > 1 ? "lights" : "light"));
};
