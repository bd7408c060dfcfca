// The options of several stills: what they share, and what each has for itself.
import { readLocks } from "./locks.js";

// In one order, so that equal options are equal texts.
const defined = options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined).sort());

// What a still keeps for itself. A palette with locks keeps its size and order as well.
export const ownOf = ({ region, lock, count, sort }) => defined(lock ? { region, lock, count, sort } : { region });

// A palette with locked colors at the pixels where they were picked. The service rounds places, and
// in a large picture the next pixel has the same rounded place.
export const placed = (palette, { lock }) => {
  const locks = readLocks(lock);
  for (const color of palette.colors)
    color.position = locks.find(lock => lock.hex === color.hex)?.place ?? color.position;
  return palette;
};

export class Choices {
  constructor() { this.shared = {}; }

  // Takes over what all stills share from the options of one; whether it has changed.
  share({ region, lock, count, sort, ...others }) {
    const before = JSON.stringify(this.shared);
    this.shared = defined({ ...others, ...lock ? { count: this.shared.count, sort: this.shared.sort } : { count, sort } });
    return JSON.stringify(this.shared) !== before;
  }

  // The shared options with a still's own.
  with(own) { return { ...this.shared, ...own }; }
}
