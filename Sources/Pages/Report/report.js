// Copying, the filmstrip, arrow keys, and the start of the page.
import { find, say } from "./elements.js";
import { barcode, drawBarcode } from "./report-barcode.js";
import { film, follow, holdShot, onHold, place, still } from "./report-state.js";
import { allowPlay, drawWheel } from "./report-wheel.js";
import { rove } from "./rows.js";

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

const draw = () => {
  drawBarcode();
  drawWheel();
};

document.addEventListener("click", event => {
  const color = event.target.closest("[data-copy]");
  if (color) copy(color.dataset.copy);
  const shot = event.target.closest("[data-shot]");
  if (!shot) return;
  holdShot(Number(shot.dataset.shot));
  find("time").scrollIntoView({ behavior: still.matches ? "auto" : "smooth" });
  barcode.focus({ preventScroll: true });
});
onHold.push(() => {
  document.querySelector(".shot[aria-current]")?.removeAttribute("aria-current");
  find(`shot-${place.shot + 1}`)?.setAttribute("aria-current", "true");
});

document.documentElement.classList.add("js");
document.querySelectorAll("[data-roving]").forEach(row => rove(row, true));
document.querySelectorAll(".track").forEach(follow);
allowPlay();
// The first shot with colors, since films begin in black.
holdShot(Math.max(0, film.shots.findIndex(shot => shot.colors)));
let width = 0;
new ResizeObserver(() => {
  if (width !== document.body.clientWidth) draw();
  width = document.body.clientWidth;
}).observe(document.body);
for (const media of ["(prefers-color-scheme: dark)", "print"]) {
  matchMedia(media).addEventListener("change", draw);
}
