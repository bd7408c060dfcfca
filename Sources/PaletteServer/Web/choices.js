// The options of several stills: what they share, and what each has for itself.
import { readLocks, writeLocks } from "./locks.js";

const defined = options => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

// What a still keeps for itself. A palette with locks keeps its size and order as well.
export const ownOf = ({ region, lock, count, sort }) => defined(lock ? { region, lock, count, sort } : { region });

export class Choices {
  // `list` is the service's table of options.
  constructor(list) {
    const option = name => list.find(option => option.name === name);
    this.knowsPlaces = option("lock")?.domain.includes("@") ?? false;
    // Whether colors can stay in the order in which they are locked.
    this.keepsOrder = option("sort")?.choices?.includes("given") ?? false;
    this.shared = {};
  }

  // The options as this service understands them.
  query({ lock, sort, ...query }) {
    if (lock) query.lock = writeLocks(readLocks(lock), this.knowsPlaces);
    if (sort && (sort !== "given" || this.keepsOrder)) query.sort = sort;
    return query;
  }

  // A palette in which locked colors are where they were picked, also by a service that forgets it.
  placed(palette, options) {
    if (this.knowsPlaces) return palette;
    const locks = readLocks(options.lock);
    for (const color of palette.colors)
      color.position = locks.find(lock => lock.hex === color.hex)?.place ?? color.position;
    return palette;
  }

  // Takes over what all stills share from the options of one; whether it has changed.
  share({ region, lock, count, sort, ...others }) {
    const before = JSON.stringify(this.shared);
    this.shared = defined({ ...others, ...lock ? { count: this.shared.count, sort: this.shared.sort } : { count, sort } });
    return JSON.stringify(this.shared) !== before;
  }

  // The shared options with a still's own.
  with(own) { return { ...this.shared, ...own }; }
}
