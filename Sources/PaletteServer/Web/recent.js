// The last stills, kept in this browser alone, so that they can be opened again.

const most = 12, mostBytes = 96 * 2 ** 20;

const done = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const opened = () => {
  const request = indexedDB.open("filmpalette", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("stills", { keyPath: "key" });
  return done(request);
};

// A small picture of the still for a list.
const thumbnail = async address => {
  const image = Object.assign(new Image(), { src: address });
  await image.decode();
  const scale = Math.min(1, 320 / image.naturalWidth);
  const [width, height] = [image.naturalWidth, image.naturalHeight].map(side => Math.max(1, Math.round(scale * side)));
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d").drawImage(image, 0, 0, width, height);
  return new Promise(resolve => canvas.toBlob(resolve, "image/jpeg", 0.8));
};

// Without storage, which a browser may forbid, nothing is recent and nothing fails.
export class Recent {
  // How often everything was forgotten.
  forgotten = 0;

  async store(mode, work) {
    try {
      this.database ??= await opened();
      return await work(this.database.transaction("stills", mode).objectStore("stills"));
    } catch {
      return undefined;
    }
  }

  // The entries, the latest first.
  async list() {
    const entries = await this.store("readonly", store => done(store.getAll())) ?? [];
    return entries.sort((one, other) => other.time - one.time);
  }

  // Keeps a still with its colors, and drops the oldest beyond the bounds.
  async keep(still, { colors, source }) {
    if (still.sample || still.card || !still.address) return;
    const { forgotten } = this;
    const thumb = await thumbnail(still.address).catch(() => null);
    if (!thumb || forgotten !== this.forgotten) return;
    const entry = {
      key: still.url ?? source.sha256, name: still.name, url: still.url, bytes: still.bytes, thumb,
      hexes: colors.map(color => color.hex), shares: colors.map(color => color.proportion), time: Date.now(),
    };
    await this.store("readwrite", store => done(store.put(entry)));
    let held = 0, kept = 0;
    for (const other of await this.list()) {
      held += other.bytes?.size ?? 0;
      kept += 1;
      if (kept > most || held > mostBytes && kept > 1)
        await this.store("readwrite", store => done(store.delete(other.key)));
    }
  }

  forget() {
    this.forgotten += 1;
    return this.store("readwrite", store => done(store.clear()));
  }
}
