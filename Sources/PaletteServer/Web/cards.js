// Pictures with their palettes under them, to be opened: samples and recent stills.
import * as api from "./api.js";
import { find, make } from "./elements.js";
import { plainStrip } from "./swatches.js";

const card = (name, image, opened, strip) => {
  const button = make("button", { type: "button" },
    make("span", { className: "still" }, image, strip), make("span", { className: "name" }, name));
  button.addEventListener("click", opened);
  return make("li", {}, button);
};

// The samples, each with the palette that the service gives it. Resolves when all are there.
export const showSamples = (samples, opened) => {
  find("offer").hidden = !samples.length;
  const ready = [];
  find("samples").append(...samples.map(sample => {
    const strip = make("span", { className: "holder" });
    const image = make("img", { src: sample.url, alt: "" });
    const still = { name: sample.name };
    const fill = async () => {
      still.bytes = await api.bytes(sample.url);
      const { colors } = await api.palette(still, {}, []);
      strip.replaceChildren(plainStrip(colors.map(color => color.hex), colors.map(color => color.proportion)));
    };
    // A card without its palette can still be opened.
    ready.push(fill().catch(() => strip.remove()));
    return card(sample.title, image, () => opened([{ sample: sample.name }]), strip);
  }));
  return Promise.all(ready);
};

// The recent stills, and a button that forgets them.
export const showRecent = async (recent, opened) => {
  const entries = await recent.list(), list = find("recent-list");
  for (const image of list.querySelectorAll("img")) URL.revokeObjectURL(image.src);
  find("recent").hidden = !entries.length;
  list.replaceChildren(...entries.map(entry => {
    const image = make("img", { src: URL.createObjectURL(entry.thumb), alt: "" });
    const source = entry.url ? { url: entry.url } : { bytes: entry.bytes, name: entry.name };
    return card(entry.name, image, () => opened([source]), plainStrip(entry.hexes, entry.shares));
  }));
};
