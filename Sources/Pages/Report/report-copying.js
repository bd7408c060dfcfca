// Copies colors that are clicked, and says so.
import { say } from "./elements.js";

let silence = null;
const sayFor = words => {
  say(words);
  clearTimeout(silence);
  silence = setTimeout(() => say(""), 2500);
};

const copy = async text => {
  try {
    await navigator.clipboard.writeText(text);
    sayFor(`Copied ${text}`);
  } catch {
    sayFor(`${text} (this browser does not allow pages to copy)`);
  }
};

export const copyOnClick = () => document.addEventListener("click", event => {
  const color = event.target.closest("[data-copy]");
  if (color) copy(color.dataset.copy);
});
