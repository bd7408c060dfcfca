// The palette as a file in each format that the service writes, with a preview.
import * as api from "./api.js";
import { download } from "./download.js";
import { find, make, say } from "./elements.js";
import { zip } from "./zip.js";

// The still's own name, so that both files are adjacent in a folder.
export const fileName = (still, format, formats) => {
  const stem = still.replace(/\.[^.]*$/, "").replace(/[\\/:*?"<>|]+/g, "-") || "palette";
  const shared = formats.filter(other => other.extension === format.extension).length > 1;
  const ending = format.extension.replace(/^\./, "");
  return shared ? `${stem}.${format.name}.${ending}` : `${stem}.${ending}`;
};

export const save = (blob, name) => {
  download(blob, name);
  say(`Saved ${name}`);
};

// A name for each still; those that occur twice get a number.
const namesOf = (stills, format, formats) => {
  const taken = new Set();
  return stills.map(({ still }) => {
    let name = fileName(still.name, format, formats);
    for (let number = 2; taken.has(name); number++)
      name = fileName(`${still.name.replace(/\.[^.]*$/, "")} ${number}.`, format, formats);
    taken.add(name);
    return name;
  });
};

const groups = {
  "Style sheets": /css/, Pictures: /^image/, "Text and data": /^text|^application\/json/, Programs: /./,
};
// What a format is for, by its media type. Sketch's own JSON is for a program.
const groupOf = ({ name, type }) => type === "application/json" && name !== "json" ? "Programs"
  : Object.keys(groups).find(group => groups[group].test(type));
// What people call formats that are known by the ending of their files.
const titles = {
  aco: "Photoshop", ase: "Adobe, Affinity", gpl: "GIMP", kpl: "Krita", procreate: "Procreate", sketch: "Sketch",
  tokens: "Design tokens",
};
const isText = type => /^text\/|json|xml|gimp/.test(type) && !type.startsWith("image/");
// Longer files are shown in part.
const mostShown = 20_000;

export class Exports {
  // `current()` returns the still and its query; `all()` lists them for all stills; `copied(text,
  // words)` copies; `failed(error)` shows an error.
  constructor(formats, { current, all, copied, failed }) {
    Object.assign(this, { formats, current, all, copied, failed });
    this.pane = find("export");
    this.list = make("div", { className: "formats" }, ...Object.keys(groups).map(group =>
      make("div", { role: "group", aria: { label: `Formats: ${group}` } }, make("span", { className: "hint" }, group),
        ...formats.filter(format => groupOf(format) === group).map(format => this.button(format)))));
    this.summary = make("p", { className: "hint" });
    this.view = make("div", { className: "view" });
    this.copy = make("button", { type: "button", className: "pill" }, "Copy text");
    this.copy.addEventListener("click", () => this.copied(this.text, `Copied ${this.name}`));
    this.save = make("button", { type: "button", className: "pill strong", id: "save" }, "Save");
    this.save.addEventListener("click", () => this.saveOne(this.format));
    this.saveAll = make("button", { type: "button", className: "pill", id: "save-all", hidden: true });
    this.saveAll.addEventListener("click", () => this.saveEach());
    this.back = make("button", { type: "button", className: "quiet" }, "Back to the palette");
    this.back.addEventListener("click", () => this.offer());
    this.subjectLine = make("div", { className: "bar", hidden: true }, make("b", {}), this.back);
    this.pane.append(this.subjectLine, this.list, make("div", { className: "preview" }, this.summary, this.view,
      make("div", { className: "buttons" }, this.save, this.copy, this.saveAll)));
    this.choose(formats.find(format => format.name === "css") ?? formats[0]);
  }

  button(format) {
    const button = make("button", { type: "button", title: format.summary, data: { format: format.name }, aria: { pressed: false } },
      titles[format.name] ?? format.name);
    button.addEventListener("click", () => { this.choose(format); this.refresh(); });
    return button;
  }

  choose(format) {
    this.format = format;
    this.copy.hidden = !isText(format.type);
    this.summary.textContent = `${format.summary[0].toUpperCase()}${format.summary.slice(1)}.`;
    for (const button of this.list.querySelectorAll("button"))
      button.setAttribute("aria-pressed", button.dataset.format === format.name);
  }

  // Offers other colors of the same still as files, such as a harmony; without a name, the palette.
  offer(name, query) {
    this.other = name && { name, query };
    this.subjectLine.hidden = !name;
    this.subjectLine.firstChild.textContent = name ?? "";
    this.refresh();
  }

  // Asks for the preview again; called when the panel is opened or the palette has changed.
  async refresh() {
    if (this.pane.hidden) return;
    const { still, query } = this.subject() ?? {};
    if (!still) return;
    this.running?.abort();
    const running = this.running = new AbortController();
    this.name = fileName(this.stem(still), this.format, this.formats);
    // Until the answer is here, the text is that of another format.
    this.text = null;
    this.copy.hidden = true;
    this.save.textContent = `Save ${this.name}`;
    const count = this.all().length;
    this.saveAll.hidden = count < 2 || Boolean(this.other);
    this.saveAll.textContent = `Save all ${count} as ZIP`;
    try {
      await this.show(await api.file(still, query, this.format.name, running.signal), running);
    } catch (error) {
      if (this.running === running && error.name !== "AbortError") this.failed(error);
    }
  }

  // A harmony has its name behind the still's.
  stem(still) {
    return this.other ? still.name.replace(/(\.[^.]*)?$/, ` ${this.other.name}$1`) : still.name;
  }

  subject() {
    const current = this.current();
    return current && this.other ? { ...current, query: { ...current.query, ...this.other.query } } : current;
  }

  async show(blob, running) {
    const { type } = this.format;
    const text = isText(type) ? await blob.text() : null;
    if (this.running !== running) return;
    this.text = text;
    this.copy.hidden = this.text === null;
    URL.revokeObjectURL(this.picture);
    if (this.text !== null) {
      const shown = this.text.length > mostShown ? `${this.text.slice(0, mostShown)}…` : this.text;
      this.view.replaceChildren(make("pre", { tabIndex: 0, aria: { label: "Preview" } }, shown));
    } else if (type.startsWith("image/")) {
      this.picture = URL.createObjectURL(new Blob([blob], { type }));
      this.view.replaceChildren(make("img", { src: this.picture, alt: "Preview" }));
    } else this.view.replaceChildren(make("p", { className: "hint" }, `A binary file of ${blob.size.toLocaleString("en")} bytes.`));
  }

  // Saves what is shown in a format.
  saveOne(format) {
    const subject = this.subject();
    return subject && this.saveFile(subject, fileName(this.stem(subject.still), format, this.formats), format);
  }

  // Saves the palette of the current still in the format of a name.
  savePalette(name) {
    const current = this.current(), format = this.formats.find(format => format.name === name);
    return current && this.saveFile(current, fileName(current.still.name, format, this.formats), format);
  }

  async saveFile({ still, query }, name, format) {
    // Not `disabled`, which would take the focus from a keyboard user.
    if (this.save.ariaBusy === "true") return;
    this.save.ariaBusy = "true";
    try {
      save(await api.file(still, query, format.name), name);
    } catch (error) {
      this.failed(error);
    }
    this.save.ariaBusy = "false";
  }

  // Saves the palettes of all stills at hand in one archive.
  async saveEach() {
    if (this.saveAll.ariaBusy === "true") return;
    this.saveAll.ariaBusy = "true";
    const { format } = this;
    try {
      const stills = this.all();
      const names = namesOf(stills, format, this.formats);
      const files = [];
      for (const [at, { still, query }] of stills.entries()) {
        const blob = await api.file(still, query, format.name);
        files.push({ name: names[at], bytes: new Uint8Array(await blob.arrayBuffer()) });
      }
      save(zip(files), `palettes.${format.name}.zip`);
    } catch (error) {
      this.failed(error);
    }
    this.saveAll.ariaBusy = "false";
  }
}
