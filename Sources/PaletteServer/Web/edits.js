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
    say(`Moved to place ${to + 1}; all colors are locked, so that they keep this order`);
  }

  remove(index) {
    if (this.current().colors.length < 2) return;
    const { hex } = this.color(index);
    this.changed(locks.remove(this.current().colors, this.locks, index));
    say(`Removed ${hex}; the other colors are locked`);
  }

  // Adds a color; `place` is where in the picture it was picked.
  add(hex, place) {
    const values = locks.add(this.current().colors, this.locks, hex, place);
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

  refresh(still) {
    this.button.disabled = !this.history.canUndo(still);
    this.tell();
  }

  // Says that nothing is left to be found, which moving and removing colors lead to.
  tell() {
    const { colors, options } = this.current(), hint = find("by-hand");
    const { locked } = this;
    hint.hidden = colors.length < 2 || !colors.every(color => locked.includes(color.hex));
    hint.querySelector("span").textContent =
      `All colors are locked${options.sort === "given" ? ", to keep your order" : ""}.`;
  }

  undo() {
    const { still } = this.current();
    const options = this.history.undo(still);
    if (!options) return;
    this.restored(options);
    this.refresh(still);
    say("Undone");
  }
}
