// Creates elements without markup in strings, which a strict policy and unusual names would break.

// An element with children and properties, including `data` and `aria`.
export const make = (tag, { data = {}, aria = {}, ...properties } = {}, ...children) => {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  Object.assign(element.dataset, data);
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
  element.append(...children);
  return element;
};

export const find = id => document.getElementById(id);

// Announces text to users of screen readers.
export const say = text => {
  find("status").textContent = text;
};

// A square of a color.
export const chip = color => {
  const element = make("i", { className: "chip" });
  element.style.background = color;
  return element;
};
