// One request at a time: a new one ends the one under way, and Stop ends it for good.
import { find, say } from "./elements.js";
import { pause } from "./pause.js";

export class Requests {
  // `failed(error)` shows what went wrong; without an error it clears what was shown.
  constructor(failed) {
    this.failed = failed;
    this.current = null;
  }

  // Runs work after a delay in which it may be replaced, as while a slider moves.
  async run(delay, work) {
    this.current?.abort();
    const mine = this.current = new AbortController();
    this.busy(true);
    try {
      if (delay) await pause(delay, mine.signal);
      await work(mine.signal);
      if (this.current === mine) this.failed();
    } catch (error) {
      // What was replaced or stopped has nothing to say any more.
      if (this.current === mine && !mine.signal.aborted) this.failed(error);
    } finally {
      if (this.current === mine) this.busy(false);
    }
  }

  stop(silently = false) {
    if (!this.current) return;
    this.current.abort();
    this.current = null;
    this.busy(false);
    if (!silently) say("Stopped; the palette before it stays");
  }

  busy(on) {
    find("busy").classList.toggle("on", on);
    find("stop").disabled = !on;
    document.querySelector("main").setAttribute("aria-busy", on);
  }
}
