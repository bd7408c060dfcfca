// What a colorist reads first: blacks, whites, the near-neutral share, lights.
import { chip, make } from "./elements.js";
import { shareText } from "./share.js";

const row = (mark, name, word, why, value) => make("li", {}, mark,
  make("span", { className: "words" }, make("b", {}, name), " ", make("span", { className: "role" }, word)),
  value, make("span", { className: "reason" }, why));

// The rows of a list; `copied` is called with the hex value of a color to copy.
export const factRows = ({ blackPoint, blackTint, whitePoint, whiteTint, nearNeutral, lights }, copied) => {
  const color = (hex, name, word, why) => {
    const value = make("button", { type: "button", className: "value", title: "Copy" }, hex);
    value.addEventListener("click", () => copied(hex));
    return row(chip(hex), name, word, why, value);
  };
  const gauge = make("i", { className: "chip gauge" });
  gauge.style.setProperty("--s", `${100 * nearNeutral}%`);
  return [
    color(blackPoint, "blacks", blackTint, "mean of the darkest 2%"),
    color(whitePoint, "whites", whiteTint, "mean of the lightest 2%"),
    row(gauge, "near-neutral", "", "CIELAB chroma below 8", make("span", { className: "share" }, shareText(nearNeutral))),
    ...lights.map(light => color(light.hex, "light", shareText(light.proportion), "small, bright and saturated")),
  ];
};
