// What can be undone: the options that each still had before.

const most = 100;

export class History {
  constructor() { this.past = []; }

  // Remembers options unless they are the last ones already.
  remember(still, options) {
    const last = this.past.at(-1);
    if (last?.still === still && JSON.stringify(last.options) === JSON.stringify(options)) return;
    this.past.push({ still, options });
    if (this.past.length > most) this.past.shift();
  }

  canUndo(still) { return this.past.some(entry => entry.still === still); }

  // The options before the last change of a still; undefined if there are none.
  undo(still) {
    const at = this.past.findLastIndex(entry => entry.still === still);
    return at < 0 ? undefined : this.past.splice(at, 1)[0].options;
  }
}
