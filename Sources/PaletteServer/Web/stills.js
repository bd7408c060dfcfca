// The stills of this visit, which the back button finds again.
import * as api from "./api.js";
import { isFilm, filmRefusal, sizeRefusal } from "./refusals.js";

// A name may contain a single %.
const decoded = text => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
const nameOf = url => decoded(new URL(url).pathname.split("/").pop() || "still");

// A URL that shows the bytes in this browser; none if the browser cannot decode them.
const shownAt = async bytes => {
  const trial = new Image();
  trial.src = URL.createObjectURL(bytes);
  try {
    await trial.decode();
    return trial.src;
  } catch {
    URL.revokeObjectURL(trial.src);
    return undefined;
  }
};

const sameBytes = async (one, other) => {
  if (one === other || one.size !== other.size) return one === other;
  const [left, right] = (await Promise.all([one.arrayBuffer(), other.arrayBuffer()])).map(bytes => new Uint8Array(bytes));
  return left.every((byte, at) => byte === right[at]);
};

export class Stills {
  constructor(service) {
    this.limits = service.limits;
    this.samples = service.samples ?? [];
    // Uploads by number. They exist only while this page is open.
    this.uploads = new Map();
    this.next = 1;
  }

  known(id) { return this.uploads.get(id); }

  same(still, source) {
    return source.url ? still.url === source.url
      : source.sample ? still.sample === source.sample
        : source.card ? still.card === source.card : still.bytes === source.bytes;
  }

  // A still for which a palette can be requested. If it has no `address`, the service must provide
  // a preview.
  async open(source, signal) {
    const id = source.id ?? this.next++;
    // The service fetches the picture and sends a preview with the palette.
    if (source.url) return { ...source, id, name: nameOf(source.url) };
    const still = source.sample ? await this.sample(source.sample, signal) : { ...source };
    if (isFilm({ type: still.bytes.type, name: still.name })) throw filmRefusal(still.name);
    if (still.bytes.size > this.limits.bytes) throw sizeRefusal(still.name, this.limits.bytes);
    const twin = source.sample || source.id ? undefined : await this.twin(still);
    if (twin) return this.again(twin);
    still.id = id;
    still.address ??= await shownAt(still.bytes);
    if (!source.sample) this.uploads.set(id, still);
    return still;
  }

  // The upload with the same name and bytes, if there is one: a file that was dropped twice.
  async twin({ name, bytes }) {
    for (const still of this.uploads.values())
      if (still.name === name && await sameBytes(still.bytes, bytes)) return still;
    return undefined;
  }

  // The browser holds a picture's bytes for as long as an address leads to them.
  release(still) {
    if (!still.address?.startsWith("blob:")) return;
    URL.revokeObjectURL(still.address);
    still.address = undefined;
    still.released = true;
  }

  // A still that was open before, with an address again if it was released.
  async again(still) {
    if (still.released) still.address = await shownAt(still.bytes);
    still.released = false;
    return still;
  }

  async sample(name, signal) {
    const sample = this.samples.find(sample => sample.name === name);
    if (!sample) throw new Error(`There is no sample called ${name}.`);
    return { sample: name, name, bytes: await api.bytes(sample.url, signal) };
  }
}
