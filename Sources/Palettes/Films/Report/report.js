// Copying, the filmstrip, arrow keys, and the start.

const status = find("status");
let silence = null;
const say = words => {
  status.textContent = words;
  clearTimeout(silence);
  silence = setTimeout(() => { status.textContent = ""; }, 2500);
};

const copy = async text => {
  try {
    await navigator.clipboard.writeText(text);
    say(`Copied ${text}`);
  } catch {
    say(`${text} (this browser does not let a page copy)`);
  }
};

// In a row of buttons one is reached by Tab, the others by arrows.
const rove = row => {
  const buttons = [...row.children];
  const go = button => {
    for (const other of buttons) other.tabIndex = other === button ? 0 : -1;
    button.focus();
  };
  row.addEventListener("keydown", event => {
    const at = buttons.indexOf(event.target.closest("button"));
    const goal = {
      ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1,
      Home: 0, End: buttons.length - 1,
    }[event.key];
    if (goal === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(buttons[Math.max(0, Math.min(buttons.length - 1, goal))]);
  });
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
document.querySelectorAll("[data-roving]").forEach(rove);
document.querySelectorAll(".track").forEach(follow);
allowPlay();
// The first shot that has colors: films begin in black.
holdShot(Math.max(0, film.shots.findIndex(shot => shot.colors)));
let width = 0;
new ResizeObserver(() => {
  if (width !== document.body.clientWidth) draw();
  width = document.body.clientWidth;
}).observe(document.body);
for (const media of ["(prefers-color-scheme: dark)", "print"]) {
  matchMedia(media).addEventListener("change", draw);
}
