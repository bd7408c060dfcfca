// The controls for the options, made from the service's own table.
//
// A new option gets its control from the kind of its values. Only options that belong together (two
// brightness bounds, a region) are written out here.
import { make } from "./elements.js";
import { doubleRange, range } from "./range.js";
import { regionFields } from "./region-fields.js";

// Hidden if the algorithm does not use them. Other such options are shown as having no effect.
const hidden = ["linkage"];
const titles = { count: "Colors", "min-chroma": "Min. chroma", "min-brightness": "Brightness" };
const title = name => titles[name] ?? name[0].toUpperCase() + name.slice(1).replaceAll("-", " ");

// The bounds of a number; null for what is no number, or has no bounds.
const bounds = ({ minimum, maximum }) => minimum != null && maximum != null ? { minimum, maximum } : null;

const choose = (option, changed) => {
  const list = make("select", {}, ...option.choices.map(choice => new Option(choice, choice)));
  list.addEventListener("change", () => changed(option.name, list.value, true));
  return { element: list, set: value => { list.value = value; }, target: list };
};

// A few choices are buttons side by side, so that one press changes them.
const buttons = (option, changed) => {
  const group = make("span", { className: "choices", role: "radiogroup" });
  group.setAttribute("aria-label", title(option.name));
  const inputs = option.choices.map(choice => {
    const input = make("input", { type: "radio", name: option.name, value: choice });
    input.addEventListener("change", () => changed(option.name, choice, true));
    group.append(make("label", {}, input, make("span", {}, choice)));
    return input;
  });
  return { element: group, set: value => inputs.forEach(input => { input.checked = input.value === value; }) };
};

const written = (option, changed) => {
  const kind = option.whole || option.minimum != null ? "number" : "text";
  const input = make("input", { type: kind, placeholder: option.default });
  if (kind === "number") Object.assign(input, { min: option.minimum ?? 0, step: 1 });
  input.addEventListener("change", () => changed(option.name, input.value || option.default, true));
  return { element: input, set: value => { input.value = value; }, target: input };
};

const control = (option, changed, table) => {
  if (option.name === "region") return regionFields(option, changed);
  if (option.name === "min-brightness" && table["max-brightness"])
    return doubleRange(option, table["max-brightness"], bounds(option), changed);
  const limits = bounds(option);
  if (limits) return range(option, limits, changed);
  if (!option.choices?.length) return written(option, changed);
  return option.choices.length <= 4 ? buttons(option, changed) : choose(option, changed);
};

// Fills the form. `changed(name, value, settled)` is called whenever a control moves; `settled` is
// true at the end of the move.
export const fillOptions = (form, list, changed) => {
  const table = Object.fromEntries(list.map(option => [option.name, option]));
  const rows = new Map();
  // Locks are set on the swatches, and the upper bound shares a control with the lower one.
  for (const option of list) {
    if (["lock", "max-brightness"].includes(option.name)) continue;
    const made = control(option, changed, table);
    const id = `option-${option.name}`;
    const label = make(made.target ? "label" : "span", { className: "name" }, title(option.name));
    const why = make("span", { className: "why" });
    if (made.target) {
      made.target.id = id;
      label.htmlFor = id;
    }
    const row = make("div", { className: "option", title: option.summary, data: { option: option.name } },
      label, made.element, why);
    form.append(row);
    rows.set(option.name, { row, why, ...made });
  }
  form.addEventListener("submit", event => event.preventDefault());

  // Shows these values, and the defaults for options without a value.
  const show = options => {
    const all = { ...Object.fromEntries(list.map(option => [option.name, option.default])), ...options };
    for (const [name, row] of rows) {
      row.set(all[name], all);
      const { algorithms } = table[name];
      if (!algorithms) continue;
      const counts = algorithms.includes(all.algorithm);
      if (hidden.includes(name)) row.row.hidden = !counts;
      else {
        row.target.disabled = !counts;
        row.why.textContent = counts ? "" : `${all.algorithm} has its own`;
      }
    }
  };
  return { show };
};
