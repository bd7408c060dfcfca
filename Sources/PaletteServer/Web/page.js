// Starts the page and connects its parts: one still, its options, their palette.
import * as api from "./api.js";
import { Cloud } from "./cloud.js";
import { Colors } from "./colors.js";
import { Compare } from "./compare.js";
import { showContrast } from "./contrast.js";
import { chip, find, say } from "./elements.js";
import { Exports } from "./exports.js";
import { fillOptions } from "./options.js";
import { Picture } from "./picture.js";
import { RegionBox } from "./region.js";
import { Requests } from "./requests.js";
import { watchTheme } from "./settings.js";
import { shareText } from "./share.js";
import { listen } from "./sources.js";
import * as address from "./state.js";
import { Stills } from "./stills.js";
import { Swatches } from "./swatches.js";
import { Tabs } from "./tabs.js";
import { Vision, kinds, seen } from "./vision.js";

class Page {
  constructor(service) {
    this.defaults = Object.fromEntries(service.options.map(option => [option.name, option.default]));
    this.state = { options: {}, vision: "normal" };
    this.palette = null;
    this.views = service.with ?? ["labels", "cloud", "preview"];
    const point = index => this.point(index);
    const changed = (name, value, settled) => this.change({ [name]: value }, settled);
    this.picture = new Picture(point);
    this.stills = new Stills(service);
    this.requests = new Requests(error => this.showError(error));
    this.controls = fillOptions(find("options"), service.options, changed);
    this.region = new RegionBox(value => changed("region", value, true));
    this.swatches = new Swatches(point, index => this.copy(index));
    this.colors = new Colors({
      pointed: point, copied: index => this.copy(index), copiedAll: () => this.copyAll(),
      copiedHex: hex => this.put(hex, `Copied ${hex}`),
      locked: "lock" in this.defaults && ((hex, on) => this.lock(hex, on)),
    });
    this.vision = new Vision(kind => this.see(kind, true));
    this.cloud = new Cloud();
    this.compare = new Compare(service.options, trial => this.change(trial, true));
    new Exports(service.formats, () => ({ still: this.still, options: this.state.options }),
      error => this.showError(error));
    this.tabs = new Tabs(find("tabs"), (name, byHand) => this.opened(name, byHand));
    find("reset").addEventListener("click", () => this.apply({}, true));
    find("share").addEventListener("click", () => this.share());
    find("stop").addEventListener("click", () => this.requests.stop());
    document.addEventListener("keydown", event => event.key === "Escape" && this.point(-1));
    addEventListener("popstate", () => this.restore());
    watchTheme(find("theme"));
    listen(service.samples ?? [], opened => this.open(opened));
    this.restore();
  }

  get all() { return { ...this.defaults, ...this.state.options }; }

  // Changes options: these are set, and defaults are removed.
  change(values, settled) { this.apply({ ...this.state.options, ...values }, settled); }

  apply(options, settled) {
    this.state.options = Object.fromEntries(Object.entries(options)
      .filter(([name, value]) => String(value) !== this.defaults[name]));
    this.controls.show(this.state.options);
    this.region.show(this.all.region);
    if (settled) this.write();
    this.run(settled ? 0 : 120);
  }

  // Writes the page's URL; the history has one entry for each still and each changed choice.
  write(replaces = false) {
    const { still, state, tabs } = this;
    const text = address.write({
      url: still?.url, sample: still?.sample, tab: tabs?.current === "colors" ? "" : tabs?.current,
      vision: state.vision === "normal" ? "" : state.vision, options: state.options,
    });
    if (text === location.hash.replaceAll("%2C", ",")) replaces = true;
    const entry = [{ still: still?.id }, "", text || location.pathname];
    if (replaces) history.replaceState(...entry);
    else history.pushState(...entry);
  }

  // Shows what the URL describes. An uploaded still is only known while the page stays open.
  restore() {
    const { options, tab = "colors", vision, url, sample } =
      address.read(location.hash, Object.keys(this.defaults));
    this.state.options = options;
    this.controls.show(options);
    this.region.show(this.all.region);
    this.tabs.open(tab);
    this.see(kinds.includes(vision) ? vision : "normal");
    const upload = this.stills.known(history.state?.still);
    if (url || sample || upload) this.open(url ? { url } : sample ? { sample } : upload, true);
    else this.clear();
  }

  clear() {
    this.requests.stop(true);
    this.still = this.palette = this.opening = null;
    find("shown").hidden = true;
    find("empty").hidden = false;
    find("share").disabled = true;
    find("readout").textContent = find("notes").textContent = "";
    for (const id of ["colors", "contrast", "vision", "compare", "cloud", "export"])
      find(id).classList.add("without");
  }

  // Opens a still. Until its palette arrives, the previous still stays with its palette.
  async open(source, restored = false) {
    if (restored && this.still && this.stills.same(this.still, source)) {
      this.opening = null;
      return this.run(0);
    }
    const opening = this.opening = { source, restored };
    await this.requests.run(0, async signal => {
      const still = await this.stills.open(source, signal);
      // A region and locks apply only to the still that they were made for.
      const { region, lock, ...others } = this.state.options;
      const options = restored ? this.state.options : others;
      const palette = await this.ask(still, options, signal);
      this.opening = null;
      this.still = still;
      this.state.options = options;
      this.controls.show(options);
      this.region.show(this.all.region);
      this.picture.take(still.address, still.name);
      find("link").value = still.url ?? "";
      find("sample").value = still.sample ?? "";
      this.write(restored);
      this.show(palette);
    });
    if (this.opening === opening) this.opening = null;
  }

  // Requests the palette again. If a still is being opened, opens it again from the start.
  run(delay) {
    if (this.opening) this.open(this.opening.source, this.opening.restored);
    else if (this.still) this.requests.run(delay, async signal => {
      this.show(await this.ask(this.still, this.state.options, signal));
    });
  }

  async ask(still, options, signal) {
    const views = ["labels", "cloud", ...still.address ? [] : ["preview"]]
      .filter(view => this.views.includes(view));
    const palette = await api.palette(still, options, views, signal);
    still.address ??= palette.view?.preview;
    return palette;
  }

  show(palette) {
    this.palette = palette;
    const { colors, facts, view = {}, source, notes, pixels } = palette;
    find("shown").hidden = false;
    find("empty").hidden = true;
    find("share").disabled = false;
    for (const pane of document.querySelectorAll(".pane")) pane.classList.remove("without");
    this.picture.setLabels(view.labels);
    this.paint();
    const locks = (this.all.lock ?? "").split(",").filter(Boolean).map(hex => `#${hex.replace("#", "")}`);
    this.colors.show(colors, locks, facts);
    showContrast(colors);
    this.vision.show(colors);
    this.cloud.show(view.cloud, colors, this.all.space);
    this.opened(this.tabs.current);
    const figures = [`${source.width} × ${source.height}`, source.profile, source.sampling,
      `${pixels.toLocaleString("en")} pixels counted`, ...notes];
    find("notes").textContent = figures.filter(Boolean).join(" · ");
    this.point(this.pointed ?? -1);
    say(`Palette of ${colors.length} colors, ${colors[0].name ?? colors[0].hex} first`);
  }

  // Draws the strip with the colors as the chosen kind of vision sees them.
  paint() {
    if (this.palette) this.swatches.show(this.palette.colors,
      this.palette.colors.map(color => seen(color, this.state.vision)));
  }

  see(kind, byHand = false) {
    this.state.vision = kind;
    this.vision.choose(kind);
    this.picture.setVision(kind);
    this.paint();
    if (byHand) this.write(true);
  }

  opened(name, byHand = false) {
    if (byHand) this.write(true);
    if (name === "cloud") this.cloud?.draw();
    if (name === "compare" && this.still) this.compare.run(this.still, this.all, this.state.options);
  }

  // Highlights one swatch everywhere, or none for −1.
  point(index) {
    const color = this.palette?.colors[index];
    this.pointed = color ? index : -1;
    this.picture.light(this.pointed);
    this.swatches.mark(this.pointed);
    this.colors.mark(this.pointed);
    this.cloud.mark(this.pointed);
    if (!color) find("readout").textContent = this.palette ? "Point at a swatch to light up its pixels. Click it to copy its color." : "";
    else find("readout").replaceChildren(chip(color.hex),
      [color.name, this.colors.text(color), shareText(color.proportion), color.role].filter(Boolean).join(" · "));
  }

  async put(text, words) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return this.showError(new Error("This browser does not allow pages to copy."));
    }
    find("readout").textContent = words;
    say(words);
  }

  copy(index) {
    const text = this.colors.text(this.palette.colors[index]);
    return this.put(text, `Copied ${text}`);
  }

  copyAll() {
    const { colors } = this.palette;
    return this.put(colors.map(color => this.colors.text(color)).join("\n"), `Copied ${colors.length} colors`);
  }

  lock(hex, on) {
    const locks = (this.all.lock ?? "").split(",").filter(Boolean).map(lock => lock.replace("#", ""));
    const digits = hex.slice(1);
    this.change({ lock: (on ? [...locks, digits] : locks.filter(lock => lock !== digits)).join() }, true);
  }

  share() {
    const whole = this.still.url || this.still.sample;
    return this.put(location.href, whole ? "Copied a link to this view"
      : "Copied a link to these options, without your picture, which is not stored");
  }

  showError(error) { find("error").textContent = error?.message ?? ""; }
}

try {
  new Page(await api.options());
} catch (error) {
  find("error").textContent = error.message;
}
