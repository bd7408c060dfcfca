// The controls for the options, made from the service's own table.
//
// A new option gets its control from the kind of its values. Only options that belong together (two
// brightness bounds, a region) are written out here.
import { make } from "./elements.js";
import { doubleRange, range } from "./range.js";
import { regionFields } from "./region-fields.js";

// Hidden if the algorithm does not use them. Other such options are shown as having no effect.
const hidden = ["linkage"];
// In reach at any time; the others are behind a button.
const first = ["count", "sort"];
// What an option does, in a sentence. Others show the service's own summary.
const sentences = {
  algorithm: "How colors are picked. Standout also keeps small colors that catch the eye.",
  space: "Where the algorithm measures how similar two colors are.",
  linkage: "How the distance of two groups of colors is measured.",
  "min-brightness": "Only pixels within this range of brightness count.",
  "min-chroma": "Only pixels that are at least this colorful count.",
  region: "Only this part of the picture counts, in percent. You can draw it on the picture, too.",
  bars: "Black bars around the picture are left out or kept.",
  seed: "Another number starts the random choices of k-means elsewhere.",
};
const sentence = option => sentences[option.name]
  ?? `${option.summary[0].toUpperCase()}${option.summary.slice(1)}.`;
const titleOf = word => word[0].toUpperCase() + word.slice(1);
const titles = { count: "Colors", "min-chroma": "Min. chroma", "min-brightness": "Brightness" };
const title = name => titles[name] ?? titleOf(name).replaceAll("-", " ");

// The bounds of a number; null for what is no number, or has no bounds.
const bounds = ({ minimum, maximum }) => minimum != null && maximum != null ? { minimum, maximum } : null;

// Plainer words for choices that stand side by side.
const shown = { lightness: "light", given: "mine" };
// What choices mean whose words do not say it, as tips.
const tips = {
  share: "The largest share first", hue: "Grays first, then around the color wheel", lightness: "The darkest first",
  chain: "Each next to the color most like it", given: "In the order that you made",
};

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
    group.append(make("label", { data: { choice }, title: tips[choice] ?? "" }, input, make("span", {}, shown[choice] ?? choice)));
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
  return option.choices.length <= 5 ? buttons(option, changed) : choose(option, changed);
};

// A button that opens the options that few people change.
const disclosure = () => {
  const button = make("button", { type: "button", id: "more-button", aria: { expanded: false, controls: "more" } }, "More ▾");
  const area = make("div", { className: "more", id: "more", hidden: true });
  button.addEventListener("click", () => {
    area.hidden = !area.hidden;
    button.setAttribute("aria-expanded", !area.hidden);
    button.textContent = area.hidden ? "More ▾" : "Less ▴";
  });
  const reset = make("button", { type: "button", className: "quiet", id: "reset" }, "Reset all options");
  area.append(reset);
  return { button, area, reset };
};

// Fills the form. `changed(name, value, settled)` is called whenever a control moves; `settled` is
// true at the end of the move.
export const fillOptions = (form, list, changed) => {
  const table = Object.fromEntries(list.map(option => [option.name, option]));
  const rows = new Map(), more = disclosure();
  // Locks are set on the swatches, and the upper bound shares a control with the lower one.
  for (const option of list) {
    if (["lock", "max-brightness"].includes(option.name)) continue;
    const made = control(option, changed, table);
    const id = `option-${option.name}`;
    const label = make(made.target ? "label" : "span", { className: "name" }, title(option.name));
    const isFirst = first.includes(option.name);
    const why = make("span", { className: "why" }, isFirst ? "" : sentence(option));
    if (made.target) {
      made.target.id = id;
      label.htmlFor = id;
    }
    const row = make("div", { className: isFirst ? "option first" : "option", data: { option: option.name } },
      label, ...isFirst ? [] : [why], made.element);
    if (isFirst) form.append(row);
    else more.reset.before(row);
    rows.set(option.name, { row, why, ...made });
  }
  form.append(more.button, more.area);
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
        row.why.textContent = counts ? sentence(table[name]) : `${titleOf(all.algorithm)} has a space of its own: this is not used.`;
      }
    }
  };
  return { show };
};
