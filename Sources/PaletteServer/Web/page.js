// Starts the page and connects its parts: the still on the stage, its options, their palette.
import * as api from "./api.js";
import { showRecent, showSamples } from "./cards.js";
import { Choices, ownOf, placed } from "./choices.js";
import { Cloud } from "./cloud.js";
import { Colors } from "./colors.js";
import { Compare } from "./compare.js";
import { Contrast } from "./contrast.js";
import { Copying } from "./copying.js";
import { Dropper } from "./dropper.js";
import { Edits } from "./edits.js";
import { find, say } from "./elements.js";
import { Exports } from "./exports.js";
import { Links, cardOptions, listed, paintCard } from "./links.js";
import { Markers } from "./markers.js";
import { fillOptions } from "./options.js";
import { Picture } from "./picture.js";
import { Pixels } from "./pixels.js";
import { Recent } from "./recent.js";
import { explained } from "./refusals.js";
import { RegionBox } from "./region.js";
import { Requests } from "./requests.js";
import { watchTheme } from "./settings.js";
import { shareText } from "./share.js";
import { listen, mostAtOnce } from "./sources.js";
import * as address from "./state.js";
import { Stills } from "./stills.js";
import { Swatches } from "./swatches.js";
import { Tabs } from "./tabs.js";
import { Tray } from "./tray.js";
import { Vision, kinds, seen } from "./vision.js";

const numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

class Page {
  constructor(service) {
    this.defaults = Object.fromEntries(service.options.map(option => [option.name, option.default]));
    this.choices = new Choices();
    this.state = { options: {}, vision: "normal" };
    this.palette = null;
    this.views = service.with ?? ["labels", "cloud", "preview"];
    this.stills = new Stills(service);
    this.recent = new Recent();
    this.requests = new Requests(error => this.showError(error));
    this.edits = new Edits({
      current: () => ({ still: this.still?.id, colors: this.palette?.colors ?? [], options: this.all }),
      changed: values => this.change(values, true), restored: options => this.apply(options, true, false),
    });
    this.build(service);
    this.listen();
    this.restore();
  }

  // The parts of the page.
  build(service) {
    const changed = (name, value, settled) => this.change({ [name]: value }, settled);
    this.copying = new Copying({
      current: () => ({ still: this.still, colors: this.palette.colors }),
      text: color => this.colors.text(color), failed: error => this.showError(error),
    });
    const point = index => this.point(index), copied = (text, words) => this.copying.put(text, words);
    const copy = index => { this.swatches.tellCopied(index); this.copying.one(index); };
    const moved = (from, to) => this.edits.move(from, to);
    const removed = index => this.edits.remove(index);
    this.picture = new Picture({ pressed: index => this.hold(index), words: index => this.words(index) });
    this.markers = new Markers(new Pixels(find("still")), {
      pointed: index => this.point(index, false), pressed: index => this.hold(index),
      tried: (index, hex) => { this.picture.light(-1); this.swatches.tryColor(index, hex); },
      picked: (index, hex, place) => this.edits.pick(index, hex, place),
    });
    this.dropper = new Dropper(new Pixels(find("still")), (hex, place) => this.edits.add(hex, place));
    this.controls = fillOptions(find("options"), service.options, changed);
    this.region = new RegionBox(value => changed("region", value, true));
    this.swatches = new Swatches({ pointed: point, pressed: copy, moved, removed });
    this.colors = new Colors({
      pointed: point, copied: copy, moved, removed,
      copiedHexes: hexes => copied(hexes.join("\n"), `Copied ${hexes.join(", ")}`),
      locked: (index, on) => this.edits.lock(index, on), added: hex => this.edits.add(hex),
      exported: (name, hexes) => this.offer(name, hexes),
    });
    this.vision = new Vision(kind => this.see(kind, true));
    this.contrast = new Contrast();
    this.cloud = new Cloud();
    this.compare = new Compare(service.options, this.views, trial => this.change(trial, true));
    this.exports = new Exports(service.formats, {
      current: () => this.still && { still: this.still, query: this.state.options },
      all: () => this.tray.entries.map(entry => ({ still: entry.still, query: this.optionsOf(entry) })),
      copied, failed: error => this.showError(error),
    });
    this.links = new Links({ shared: () => this.copying.link(), copied });
    this.tray = new Tray({
      chosen: entry => this.openEntry(entry), closed: (entry, next) => this.close(entry, next),
      ask: (entry, signal) => this.ask(entry.still, this.optionsOf(entry), signal, []),
      found: (entry, palette) => this.recent.keep(entry.still, palette), removed: entry => this.stills.release(entry.still),
      failed: (entry, error) => this.showError(explained(error, entry.still.name)),
    });
    this.tabs = new Tabs(find("tabs"), (name, byHand) => this.opened(name, byHand));
  }

  listen() {
    const press = (id, act) => find(id).addEventListener("click", act);
    press("reset", () => this.apply({}, true));
    press("unlock", () => this.change({ lock: this.defaults.lock, sort: this.defaults.sort }, true));
    press("stop", () => this.requests.stop());
    press("copy-all", () => this.copying.all(find("copy-all")));
    press("save-ase", () => this.exports.savePalette("ase"));
    press("save-css", () => this.exports.savePalette("css"));
    press("all-formats", () => { this.tabs.open("export", true); find("tab-export").focus(); });
    press("forget", async () => { this.tray.stop(); await this.recent.forget(); this.showRecent(); say("Recent stills are forgotten"); });
    press("home", event => { event.preventDefault(); history.pushState({}, "", location.pathname); this.restore(); });
    document.addEventListener("keydown", event => event.key === "Escape" && this.hold(-1));
    addEventListener("popstate", () => this.restore());
    watchTheme(find("theme"));
    listen(sources => this.openAll(sources));
  }

  get all() { return { ...this.defaults, ...this.state.options }; }

  // Changes options: these are set, and defaults are removed.
  change(values, settled) {
    const fit = "count" in values && !("lock" in values) ? this.edits.fit(values.count) : {};
    this.apply({ ...this.state.options, ...values, ...fit }, settled);
  }

  apply(options, settled, remembers = true) {
    const before = this.settled ?? this.state.options;
    this.state.options = Object.fromEntries(Object.entries(options)
      .filter(([name, value]) => String(value) !== this.defaults[name]));
    if (!settled) this.settled = before;
    else {
      this.settled = undefined;
      if (remembers && this.still && !same(before, this.state.options)) this.edits.before(this.still.id, before);
    }
    this.controls.show(this.state.options);
    this.region.show(this.all.region);
    if (settled) this.write();
    this.run(settled ? 0 : 120);
  }

  optionsOf(entry) { return entry.still === this.still ? this.state.options : this.choices.with(entry.options); }

  // Writes the page's URL; the history has one entry for each still and each changed choice.
  write(replaces = false) {
    const { still, state, tabs } = this;
    const text = address.write({
      url: still?.url, sample: still?.sample, colors: still?.card,
      tab: tabs?.current === "colors" ? "" : tabs?.current,
      vision: state.vision === "normal" ? "" : state.vision, options: state.options,
    });
    if (text === address.readable(location.hash)) replaces = true;
    const entry = [{ still: still?.id }, "", text || location.pathname];
    if (replaces) history.replaceState(...entry);
    else history.pushState(...entry);
  }

  // Shows what the URL describes. An uploaded still is only known while the page stays open.
  restore() {
    const { options, tab = "colors", vision, url, sample, colors } =
      address.read(location.hash, Object.keys(this.defaults));
    this.state.options = options;
    this.choices.share(options);
    this.controls.show(options);
    this.region.show(this.all.region);
    this.tabs.open(tab);
    this.see(kinds.includes(vision) ? vision : "normal");
    const upload = this.stills.known(history.state?.still);
    const source = url ? { url } : sample ? { sample } : colors ? { card: colors } : upload;
    if (source) this.open(source, true);
    else this.clear();
  }

  clear() {
    this.requests.stop(true);
    this.still = this.palette = this.opening = null;
    find("shown").hidden = true;
    find("empty").hidden = false;
    find("title").textContent = "Palette";
    document.title = "FilmPalette";
    find("notes").textContent = "";
    this.enable(false);
    this.edits.refresh();
    this.showRecent();
    this.samples ??= showSamples(this.stills.samples, sources => this.openAll(sources));
  }

  showRecent() { return showRecent(this.recent, sources => this.openAll(sources)); }

  enable(on) {
    if (!on) this.dropper.set(false);
    for (const id of ["dropper", "copy-all", "save-ase", "save-css", "all-formats"]) find(id).disabled = !on;
    for (const id of ["colors", "contrast", "vision", "compare", "cloud", "export"])
      find(id).classList.toggle("without", !on);
  }

  // Opens stills: the first on the stage, the others beside it.
  async openAll(sources) {
    if (!sources.length) return this.showError(new Error("This folder has no pictures that can be read. Drop a folder of stills."));
    const [first, ...others] = sources.slice(0, mostAtOnce);
    await this.open(first);
    const problems = [];
    for (const source of others) {
      try {
        this.tray.add(await this.stills.open(source), {});
      } catch (error) {
        problems.push(error.message);
      }
    }
    if (sources.length > mostAtOnce) problems.push(`Only the first ${mostAtOnce} stills are open.`);
    if (problems.length) this.showError(new Error(problems.join(" ")));
    // Where the first could not be opened, the next one is shown.
    if (!this.still && this.tray.entries.length) await this.openEntry(this.tray.entries[0], find("error").textContent);
    this.tray.fill();
  }

  // Opens a still of the tray again, with its own options.
  async openEntry(entry, message) {
    const options = this.optionsOf(entry);
    await this.open(entry.still, false, options);
    if (message) this.showError(new Error(message));
  }

  close(entry, next) {
    if (entry.still !== this.still) return;
    if (next) return this.openEntry(next);
    history.pushState({}, "", location.pathname);
    this.restore();
  }

  // Opens a still. Until its palette arrives, the previous still stays with its palette.
  async open(source, restored = false, kept = undefined) {
    if (restored && this.still && this.stills.same(this.still, source)) {
      this.opening = null;
      return this.run(0);
    }
    // The back button leads to stills that are at hand already.
    source = this.tray.entries.find(entry => this.stills.same(entry.still, source))?.still ?? source;
    const opening = this.opening = { source, restored, kept };
    await this.requests.run(0, async signal => {
      const still = source.id ? await this.stills.again(source) : await this.stills.open(await this.painted(source), signal);
      // One that is at hand already keeps its own options.
      const entry = source === still ? undefined : this.tray.find(still);
      const options = this.optionsToOpen(still, restored, kept ?? (entry && this.optionsOf(entry)));
      let palette;
      try {
        palette = await this.ask(still, options, signal);
      } catch (error) {
        if (!this.tray.find(still)) this.stills.release(still);
        throw explained(error, still.name);
      }
      this.opening = null;
      this.still = still;
      this.state.options = options;
      this.settled = undefined;
      this.controls.show(options);
      this.region.show(this.all.region);
      this.picture.take(still.address, still.name);
      if (!restored) scrollTo(0, 0);
      find("link").value = still.url ?? "";
      this.write(restored);
      this.show(palette);
      this.recent.keep(still, palette);
    });
    if (this.opening === opening) this.opening = null;
  }

  // A region and locks apply only to the still that they were made for.
  optionsToOpen(still, restored, kept) {
    if (kept) return kept;
    if (restored) return still.card && !this.state.options.lock ? cardOptions(still.card) : this.state.options;
    return this.choices.with({});
  }

  // The colors of a link as a picture, since the still itself is not in the link.
  async painted(source) {
    return source.card && !source.bytes ? paintCard(source.card) : source;
  }

  // Requests the palette again. If a still is being opened, opens it again from the start.
  run(delay) {
    if (this.opening) this.open(this.opening.source, this.opening.restored, this.opening.kept);
    else if (this.still) this.requests.run(delay, async signal => {
      const { still } = this;
      try {
        this.show(await this.ask(still, this.state.options, signal));
      } catch (error) {
        throw explained(error, still.name);
      }
    });
  }

  async ask(still, options, signal, views = ["labels", "cloud"]) {
    const wanted = [...views, ...still.address ? [] : ["preview"]].filter(view => this.views.includes(view));
    const palette = await api.palette(still, options, wanted, signal);
    still.address ??= palette.view?.preview;
    return placed(palette, options);
  }

  show(palette) {
    this.palette = palette;
    const { colors, facts, view = {}, source, notes, pixels } = palette;
    find("shown").hidden = false;
    find("empty").hidden = true;
    this.enable(true);
    find("title").textContent = `${numbers[colors.length] ?? colors.length} color${colors.length === 1 ? "" : "s"}`;
    this.picture.fit();
    this.picture.setLabels(view.labels, colors.map(color => color.hex));
    this.paint();
    const { locked } = this.edits;
    this.markers.show(colors, locked);
    this.colors.show(colors, locked, facts);
    this.contrast.show(colors);
    this.vision.show(colors);
    this.cloud.show(view.cloud, colors, this.all.space);
    this.links.show(colors, this.still);
    this.edits.refresh(this.still.id);
    this.keepInTray(colors);
    this.opened(this.tabs.current);
    document.title = `${this.still.name} – FilmPalette`;
    const figures = [this.still.name, `${source.width} × ${source.height}`, source.profile, source.sampling,
      `${pixels.toLocaleString("en")} pixels counted`, ...notes];
    find("notes").textContent = figures.filter(Boolean).join(" · ");
    this.held = -1;
    this.point(-1);
    say(`Palette of ${colors.length} colors, ${colors[0].name ?? colors[0].hex} first`);
  }

  // The other stills follow the options that all share.
  keepInTray(colors) {
    this.tray.update(this.still, ownOf(this.state.options), colors);
    // While a slider moves, they wait.
    if (this.settled !== undefined || !this.choices.share(this.state.options)) return;
    for (const entry of this.tray.entries) if (entry.still !== this.still) entry.stale = true;
    this.tray.draw();
    this.tray.fill();
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
    if (name === "export") this.exports?.offer();
    if (name === "compare" && this.still)
      this.compare.run(this.still, this.all, this.state.options);
  }

  // Offers a harmony's colors as files.
  offer(name, hexes) {
    this.tabs.open("export", true);
    this.exports.offer(name, listed(hexes));
    find("tab-export").focus();
  }

  // Highlights one swatch everywhere, or none for −1; its pixels as well, unless the pointer is on
  // the picture. A swatch that was pressed there stays lit.
  point(index, lights = true) {
    const held = this.held ?? -1, shown = this.palette?.colors[index] ? index : held;
    this.picture.light(lights ? shown : held);
    this.swatches.mark(shown);
    this.markers.mark(shown);
    this.colors.mark(shown);
    this.cloud.mark(shown);
  }

  // Keeps a swatch's pixels lit, or lets go of them if they are lit already.
  hold(index) {
    this.held = index === this.held ? -1 : index;
    this.point(this.held);
  }

  // A swatch in words for the readout.
  words(index) {
    const color = this.palette.colors[index];
    return [color.name, this.colors.text(color), shareText(color.proportion)].filter(Boolean).join(" · ");
  }

  showError(error) {
    find("error").textContent = error?.message ?? "";
    if (error) find("error").scrollIntoView({ block: "nearest" });
  }
}

try {
  new Page(await api.options());
} catch (error) {
  find("error").textContent = error.message;
}
