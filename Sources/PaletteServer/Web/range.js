// Sliders: one for a number, two on one rail for a pair of bounds.
import { make } from "./elements.js";

const step = ({ minimum, maximum }) => maximum - minimum > 1 ? 1 : 0.01;

const slider = (limits, label) => {
  const input = make("input", { type: "range", min: limits.minimum, max: limits.maximum, step: step(limits) });
  input.setAttribute("aria-label", label);
  return input;
};

// Fills the rail between two values.
const fill = (rail, limits, from, to) => {
  const part = value => `${100 * (value - limits.minimum) / (limits.maximum - limits.minimum)}%`;
  rail.style.setProperty("--from", part(from));
  rail.style.setProperty("--to", part(to));
};

// A slider for a number, and a button for the word that may replace it, such as “auto”.
export const range = (option, limits, changed) => {
  const input = slider(limits, option.summary);
  const output = make("output");
  const rail = make("span", { className: "rail" }, input);
  const element = make("span", { className: "range" }, rail, output);
  const { word } = option;
  const box = make("input", { type: "checkbox" });
  const value = () => word && box.checked ? word : input.value;
  const draw = () => {
    output.textContent = box.checked ? "" : value();
    rail.classList.toggle("unused", box.checked);
    fill(rail, limits, limits.minimum, Number(input.value));
  };
  const send = settled => {
    draw();
    changed(option.name, value(), settled);
  };
  input.addEventListener("input", () => { box.checked = false; send(false); });
  input.addEventListener("change", () => send(true));
  box.addEventListener("change", () => send(true));
  if (word) element.append(make("label", { className: "word" }, box, make("span", {}, word)));
  const set = text => {
    box.checked = text === word;
    if (!box.checked) input.value = text;
    draw();
  };
  return { element, set, target: input };
};

// Two bounds that cannot pass each other.
export const doubleRange = (low, high, limits, changed) => {
  const inputs = [slider(limits, low.summary), slider(limits, high.summary)];
  const rail = make("span", { className: "rail double" }, ...inputs);
  const output = make("output");
  const element = make("span", { className: "range" }, rail, output);
  const draw = () => {
    const [from, to] = inputs.map(input => Number(input.value));
    fill(rail, limits, from, to);
    output.textContent = `${from}…${to}`;
    // At the upper end the lower thumb must be on top, or neither could be moved.
    inputs[0].style.zIndex = from > (limits.minimum + limits.maximum) / 2 ? 1 : 0;
  };
  inputs.forEach((input, index) => {
    const option = index ? high : low;
    const send = settled => {
      const [from, to] = inputs.map(input => Number(input.value));
      if (from > to) input.value = index ? from : to;
      draw();
      changed(option.name, input.value, settled);
    };
    input.addEventListener("input", () => send(false));
    input.addEventListener("change", () => send(true));
  });
  const set = (_, all) => {
    inputs[0].value = all[low.name];
    inputs[1].value = all[high.name];
    draw();
  };
  return { element, set };
};
