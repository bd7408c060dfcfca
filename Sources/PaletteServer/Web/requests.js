// One request at a time: a new one aborts the one in progress, and Stop aborts it for good.
import { find, say } from "./elements.js";
import { pause } from "./pause.js";

export class Requests {
  // `failed(error)` shows an error; without an argument it clears the message.
  constructor(failed) {
    this.failed = failed;
    this.current = null;
  }

  // Runs work after a delay. Other work may replace it before then, for example while a slider
  // moves.
  async run(delay, work) {
    this.current?.abort();
    const mine = this.current = new AbortController();
    this.busy(true);
    try {
      if (delay) await pause(delay, mine.signal);
      await work(mine.signal);
      if (this.current === mine) this.failed();
    } catch (error) {
      // Errors of work that was replaced or stopped are not shown.
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
    if (!silently) say("Stopped; the previous palette remains");
  }

  busy(on) {
    find("busy").classList.toggle("on", on);
    find("stop").disabled = !on;
    document.querySelector("main").setAttribute("aria-busy", on);
  }
}
