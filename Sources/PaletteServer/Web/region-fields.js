// The region in numbers: the same region as drawn on the still, for the keyboard and for exact
// values.
import { find, make } from "./elements.js";

const names = ["left", "top", "width", "height"];

export const regionFields = (option, changed) => {
  const element = make("span", { className: "numbers", role: "group" });
  element.setAttribute("aria-label", "Region in percent of the frame");
  const inputs = names.map(name => {
    const input = make("input", { type: "number", min: 0, max: 100, step: 1 });
    const label = make("label", {}, make("span", {}, name), input);
    element.append(label);
    return input;
  });
  const whole = make("button", { type: "button", className: "quiet" }, "Whole");
  const draw = make("button", { type: "button", className: "draw", aria: { pressed: false } }, "Draw");
  draw.addEventListener("click", () => {
    draw.setAttribute("aria-pressed", find("frame").classList.toggle("drawing"));
  });
  element.append(whole, draw);
  whole.addEventListener("click", () => changed(option.name, option.default, true));
  const send = () => {
    let [left, top, width, height] = inputs.map(input => Math.min(100, Math.max(0, Number(input.value) || 0)));
    left = Math.min(left, 99);
    top = Math.min(top, 99);
    width = Math.min(Math.max(width, 1), 100 - left);
    height = Math.min(Math.max(height, 1), 100 - top);
    const text = [left, top, width, height].map(part => +(part / 100).toFixed(4)).join();
    set(text);
    changed(option.name, text, true);
  };
  inputs.forEach(input => input.addEventListener("change", send));
  const set = text => text.split(",").forEach((part, index) => {
    inputs[index].value = +(100 * part).toFixed(1);
  });
  return { element, set };
};
