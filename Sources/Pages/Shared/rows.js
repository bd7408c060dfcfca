// Rows of buttons, of which Tab reaches one and arrow keys the others.

export const focusIn = (row, index) => {
  const buttons = [...row.children];
  buttons.forEach((button, at) => { button.tabIndex = at === index ? 0 : -1; });
  buttons[index]?.focus();
};

// `isGrid`: the row is broken into lines, so that arrows up and down move too.
export const rove = (row, isGrid = false) => row.addEventListener("keydown", event => {
  const at = [...row.children].indexOf(event.target.closest("button")), last = row.children.length - 1;
  const [forth, back] = [Math.min(at + 1, last), Math.max(at - 1, 0)];
  const goal = {
    ArrowRight: forth, ArrowLeft: back, Home: 0, End: last,
    ...isGrid && { ArrowDown: forth, ArrowUp: back },
  }[event.key];
  // With these keys arrows belong to the browser.
  if (goal === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  focusIn(row, goal);
});

// Tells which child is pointed at or has the focus (none any more: −1), and which is pressed.
export const watch = (list, pointed, pressed) => {
  const at = event => [...list.children].findIndex(child => child.contains(event.target));
  for (const kind of ["pointerover", "focusin"])
    list.addEventListener(kind, event => pointed(at(event)));
  for (const kind of ["pointerleave", "focusout"]) list.addEventListener(kind, () => pointed(-1));
  list.addEventListener("click", event => at(event) >= 0 && pressed?.(at(event)));
};
