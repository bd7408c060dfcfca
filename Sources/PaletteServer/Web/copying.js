// What goes to the clipboard, and the word that it has been copied.
import { say } from "./elements.js";
import { writeCard } from "./links.js";

export class Copying {
  // `current()` returns the still and its colors, `text(color)` a color in the chosen notation;
  // `failed(error)` shows an error.
  constructor({ current, text, failed }) { Object.assign(this, { current, text, failed }); }

  async put(text, words) {
    try {
      await navigator.clipboard.writeText(text);
      say(words);
    } catch {
      this.failed(new Error("This browser does not allow pages to copy. Select the text, and copy it by hand."));
    }
  }

  one(index) {
    const text = this.text(this.current().colors[index]);
    return this.put(text, `Copied ${text}`);
  }

  // All colors, one on each line. The button says so for a moment.
  all(button) {
    const { colors } = this.current();
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1200);
    return this.put(colors.map(color => this.text(color)).join("\n"), `Copied ${colors.length} colors`);
  }

  // A link to this view. An uploaded still is not in it, but its colors are.
  link() {
    const { still, colors } = this.current();
    if (still.url || still.sample) return this.put(location.href, "Copied a link to this view");
    const link = new URL(location.href);
    link.hash = new URLSearchParams({ colors: writeCard(colors) });
    return this.put(link.href, "Copied a link with these colors, without your picture");
  }
}
