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

export class Compare {
  // `chosen({algorithm, space})` is called when a palette is picked.
  constructor(list, chosen) {
    this.options = list;
    this.chosen = chosen;
    // Palettes by query, so that choosing one does not request all of them again.
    this.known = new Map();
    this.list = make("ul", { className: "trials" });
    this.stop = make("button", { type: "button", className: "quiet" }, "Stop");
    this.stop.addEventListener("click", () => this.cancel());
    this.state = make("span", { className: "hint" });
    find("compare").append(make("div", { className: "bar" }, this.state, this.stop), this.list);
    this.stop.hidden = true;
  }

  cancel() {
    this.running?.abort();
    this.running = null;
    this.done = "";
    this.stop.hidden = true;
    this.state.textContent = "Stopped.";
  }

  mark(options) {
    for (const row of this.list.children) {
      const alike = row.dataset.algorithm === options.algorithm
        && (!usesSpace(this.options, options.algorithm) || row.dataset.space === options.space);
      row.firstChild.setAttribute("aria-pressed", alike);
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
    this.list.replaceChildren(...trials.map(trial => this.row(trial)));
    this.mark(all);
    let next = 0, ready = 0;
    const work = async () => {
      while (next < trials.length) {
        const at = next++;
        await this.fill(this.list.children[at], still, { ...rest, ...trials[at] }, running.signal);
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

  row(trial) {
    const name = usesSpace(this.options, trial.algorithm)
      ? `${trial.algorithm} · ${trial.space}` : trial.algorithm;
    const button = make("button", { type: "button", aria: { pressed: false } },
      make("span", {}, name), make("span", { className: "holder" }));
    button.addEventListener("click", () => this.chosen(trial));
    return make("li", { data: trial }, button);
  }

  async fill(row, still, query, signal) {
    const holder = row.querySelector(".holder"), key = JSON.stringify(query);
    try {
      const colors = this.known.get(key) ?? (await api.palette(still, query, [], signal)).colors;
      this.known.set(key, colors);
      holder.replaceChildren(
        plainStrip(colors.map(color => color.hex), colors.map(color => color.proportion)));
    } catch (error) {
      if (error.name !== "AbortError") holder.textContent = error.message;
    }
  }
}
