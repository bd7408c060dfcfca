// Copying, the filmstrip, links to shots, arrow keys, and the start of the page.
import { find } from "./elements.js";
import { barcode, drawBarcode } from "./report-barcode.js";
import { copyOnClick } from "./report-copying.js";
import { film, follow, holdShot, onHold, place, still } from "./report-state.js";
import { allowPlay, drawWheel } from "./report-wheel.js";
import { saveDrawing } from "./report-save.js";
import { rove } from "./rows.js";

const draw = () => {
  drawBarcode();
  drawWheel();
};

copyOnClick();
document.addEventListener("click", event => {
  const drawing = event.target.closest("[data-save]");
  if (drawing) saveDrawing(drawing);
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

// `#shot-12` and `#scene-3` in the address are links to these places, also in scenes that are folded.
const followAddress = () => {
  const [, kind, number] = /^#(shot|scene)-([1-9]\d*)$/.exec(location.hash) ?? [];
  const target = kind && find(`${kind}-${number}`);
  if (!target) return false;
  const folded = kind === "shot" ? target.closest("details") : target.querySelector("details");
  if (folded) folded.open = true;
  const first = kind === "shot" ? target : target.querySelector("[data-shot]");
  if (first) holdShot(Number(first.dataset.shot));
  target.scrollIntoView();
  return true;
};

document.querySelectorAll("[data-roving]").forEach(row => rove(row, true));
document.querySelectorAll(".track").forEach(follow);
allowPlay();
// The small barcode beside the links is there when the large one is not.
new IntersectionObserver(([seen]) => {
  document.documentElement.classList.toggle("below-barcode", !seen.isIntersecting);
}).observe(barcode);
// The first shot with colors, since films begin in black.
if (!followAddress()) holdShot(Math.max(0, film.shots.findIndex(shot => shot.colors)));
addEventListener("hashchange", followAddress);
let width = 0;
new ResizeObserver(() => {
  // One after the other, so that neither keeps the reader waiting.
  if (width !== document.body.clientWidth) {
    drawBarcode();
    setTimeout(drawWheel);
  }
  width = document.body.clientWidth;
}).observe(document.body);
for (const media of ["(prefers-color-scheme: dark)", "print"]) {
  matchMedia(media).addEventListener("change", draw);
}
