// The palettes of every algorithm, and of k-means in every space, side by side for the same still.
import * as api from "./api.js";
import { find, make, say } from "./elements.js";
import { plainStrip } from "./swatches.js";

// The service answers two requests of a client at a time without delaying others.
const together = 2;

// Whether distances are measured in the space that is chosen.
const usesSpace = (list, algorithm) =>
  list.find(option => option.name === "space")?.algorithms?.includes(algorithm) ?? true;

const trialsOf = (list, options) => {
  const choices = name => list.find(option => option.name === name)?.choices ?? [];
  return choices("algorithm").flatMap(algorithm => algorithm === "kmeans"
    ? choices("space").map(space => ({ algorithm, space }))
    : [{ algorithm, space: options.space }]);
};

// How well a palette stands for the picture, in words.
const figuresText = ({ colors, view }) => {
  const figures = view?.figures;
  if (!figures) return `${colors.length} colors`;
  const pair = figures.nearestPair ? ` · nearest two ${figures.nearestPair.difference.toFixed(1)}` : "";
  return `off by ${figures.meanDifference.toFixed(1)}${pair}`;
};

export class Compare {
  // `chosen({algorithm, space})` is called when a palette is picked. `views`: what the service adds.
  constructor(list, views, chosen) {
    this.options = list;
    this.views = views.filter(view => view === "figures");
    this.chosen = chosen;
    // Palettes by query, so that choosing one does not request all of them again.
    this.known = new Map();
    this.list = make("ul", { className: "trials" });
    this.stop = make("button", { type: "button", className: "quiet" }, "Stop");
    this.stop.addEventListener("click", () => this.cancel());
    this.state = make("span", { className: "hint" });
    const legend = this.views.length
      ? "Off by: mean ΔE of the picture’s pixels from their nearest swatch; less is closer. Nearest two: ΔE of the two swatches that are most alike."
      : "";
    find("compare").append(make("p", { className: "hint" }, legend),
      make("div", { className: "bar" }, this.state, this.stop), this.list);
    this.stop.hidden = true;
  }

  cancel() {
    this.running?.abort();
    this.running = null;
    this.done = "";
    this.stop.hidden = true;
    this.state.textContent = "Stopped.";
  }

  isLike(trial, options) {
    return trial.algorithm === options.algorithm
      && (!usesSpace(this.options, options.algorithm) || trial.space === options.space);
  }

  mark(options) {
    this.chosenOptions = options;
    for (const row of this.rows ?? []) {
      const trials = [row, ...row.folded].map(other => other.trial);
      row.element.firstChild.setAttribute("aria-pressed", trials.some(trial => this.isLike(trial, options)));
    }
  }

  // Runs every trial, unless the same trials have been run already.
  async run(still, all, sent) {
    const trials = trialsOf(this.options, all);
    const { algorithm, space, ...rest } = sent;
    const subject = JSON.stringify([still.id, rest]), key = JSON.stringify([subject, trials]);
    if (key === this.done) return this.mark(all);
    if (subject !== this.subject) this.known.clear();
    this.subject = subject;
    this.running?.abort();
    const running = this.running = new AbortController();
    this.done = key;
    this.stop.hidden = false;
    this.rows = trials.map(trial => this.row(trial));
    this.list.replaceChildren(...this.rows.map(row => row.element));
    this.mark(all);
    let next = 0, ready = 0;
    const work = async () => {
      while (next < trials.length) {
        const row = this.rows[next++];
        await this.fill(row, still, { ...rest, ...row.trial }, running.signal);
        if (running.signal.aborted) return;
        this.state.textContent = `${++ready} of ${trials.length} palettes`;
      }
    };
    await Promise.all(Array.from({ length: together }, work));
    if (this.running !== running) return;
    this.running = null;
    this.stop.hidden = true;
    say(`${ready} palettes to choose from`);
  }

  nameOf(trial) {
    return usesSpace(this.options, trial.algorithm) ? `${trial.algorithm} · ${trial.space}` : trial.algorithm;
  }

  row(trial) {
    const name = make("span", {}, this.nameOf(trial)), figures = make("span", { className: "figures" });
    const holder = make("span", { className: "holder" });
    const button = make("button", { type: "button", aria: { pressed: false } },
      make("span", { className: "label" }, name, figures), holder);
    button.addEventListener("click", () => this.chosen(trial));
    return { trial, name, figures, holder, folded: [], element: make("li", {}, button) };
  }

  async fill(row, still, query, signal) {
    const key = JSON.stringify(query);
    try {
      const palette = this.known.get(key) ?? await api.palette(still, query, this.views, signal);
      this.known.set(key, palette);
      const { colors } = palette;
      row.figures.textContent = figuresText(palette);
      row.holder.replaceChildren(
        plainStrip(colors.map(color => color.hex), colors.map(color => color.proportion)));
      row.key = colors.map(color => `${color.hex} ${color.proportion}`).join();
      this.fold();
    } catch (error) {
      if (error.name !== "AbortError") row.holder.textContent = error.message;
    }
  }

  // Shows the same palette once, with the names of all that give it.
  fold() {
    const first = new Map();
    for (const row of this.rows) {
      const leader = first.get(row.key ?? row);
      row.folded = [];
      row.element.hidden = Boolean(leader);
      if (leader) leader.folded.push(row);
      else first.set(row.key ?? row, row);
    }
    for (const row of first.values())
      row.name.textContent = [row, ...row.folded].map(other => this.nameOf(other.trial)).join(", ");
    if (this.chosenOptions) this.mark(this.chosenOptions);
  }
}
