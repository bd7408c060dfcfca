// Tints, shades and harmonies of a color, each a small palette of its own.
import { make } from "./elements.js";
import { bytesOf, hexOf, inkOn } from "./luminance.js";
import { bytesOfOklch, oklchOf } from "./oklch.js";

const turned = angles => color => angles.map(angle => ({ ...color, hue: (color.hue + angle + 360) % 360 }));
// Even steps from the color toward white or black, without the end itself.
const toward = end => color => [0, 1, 2, 3, 4, 5].map(step => ({
  ...color, lightness: color.lightness + (end - color.lightness) * step / 6.5,
  chroma: color.chroma * (1 - step / 9),
}));

const moods = [
  { name: "tints", of: toward(1) },
  { name: "shades", of: toward(0) },
  { name: "complementary", of: turned([0, 180]) },
  { name: "split", of: turned([0, 150, 210]) },
  { name: "analogous", of: turned([-60, -30, 0, 30, 60]) },
  { name: "triad", of: turned([0, 120, 240]) },
];

// The distinct colors of each mood, in hexadecimal. The color itself is among them, unchanged.
export const moodsOf = hex => {
  const color = oklchOf(bytesOf(hex));
  return moods.map(({ name, of }) => {
    const hexes = of(color).map(other =>
      other.lightness === color.lightness && other.hue === color.hue ? hex : hexOf(bytesOfOklch(other)));
    return { name, hexes: [...new Set(hexes)] };
  });
};

// Rows of moods. `copied(hexes)` copies colors; `exported(name, hexes)` offers them as files.
export const moodRows = (hex, { copied, exported }) => moodsOf(hex).map(({ name, hexes }) => {
  const row = make("span", { className: "row" }, ...hexes.map(hex => {
    const button = make("button", { type: "button", title: hex, aria: { label: `Copy ${hex}` } });
    button.style.setProperty("--c", hex);
    button.style.setProperty("--on", inkOn(hex));
    button.addEventListener("click", () => copied([hex]));
    return button;
  }));
  const save = make("button", { type: "button", className: "quiet", aria: { label: `Export ${name} of ${hex}` } }, "Export");
  save.addEventListener("click", () => exported(`${name} of ${hex}`, hexes));
  return make("div", { className: "mood", data: { mood: name } }, make("span", {}, name), row, save);
});
