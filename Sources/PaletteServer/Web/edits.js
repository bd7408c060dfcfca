// What people change in a palette by hand, and how it is undone.
import { find, say } from "./elements.js";
import { History } from "./history.js";
import * as locks from "./locks.js";

export class Edits {
  // `current()` returns the still's id, its palette's colors and all options; `changed(values)`
  // changes options, `restored(options)` replaces them.
  constructor({ current, changed, restored }) {
    Object.assign(this, { current, changed, restored });
    this.history = new History();
    this.button = find("undo");
    this.button.addEventListener("click", () => this.undo());
    document.addEventListener("keydown", event => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
      // A text field has an undo of its own.
      if (!isUndo || event.target.matches?.("input:not([type=range], [type=radio], [type=checkbox]), [contenteditable]")) return;
      event.preventDefault();
      this.undo();
    });
  }

  get locks() { return locks.readLocks(this.current().options.lock); }
  get locked() { return this.locks.map(lock => lock.hex); }
  color(index) { return this.current().colors[index]; }

  lock(index, on) { this.changed(locks.lock(this.locks, this.color(index), on)); }

  // Locks the color of a pixel in the place of a swatch.
  pick(index, hex, place) { this.changed(locks.pick(this.locks, this.color(index), hex, place)); }

  move(from, to) {
    this.changed(locks.move(this.current().colors, this.locks, from, to));
    say(`Moved to place ${to + 1}`);
  }

  remove(index) {
    if (this.current().colors.length < 2) return;
    const { hex } = this.color(index);
    this.changed(locks.remove(this.current().colors, this.locks, index));
    say(`Removed ${hex}`);
  }

  add(hex) {
    const values = locks.add(this.current().colors, this.locks, hex);
    if (this.current().options.count === "auto") delete values.count;
    this.changed(values);
  }

  // What a new count needs besides.
  fit(count) { return locks.fit(this.locks, count); }

  // Remembers options before they change.
  before(still, options) {
    this.history.remember(still, options);
    this.refresh(still);
  }

  refresh(still) { this.button.disabled = !this.history.canUndo(still); }

  undo() {
    const { still } = this.current();
    const options = this.history.undo(still);
    if (!options) return;
    this.restored(options);
    this.refresh(still);
    say("Undone");
  }
}
