// Rows of buttons. Tab reaches one of them, and the arrow keys reach the others.

export const focusIn = (row, index) => {
  const buttons = [...row.children];
  buttons.forEach((button, at) => { button.tabIndex = at === index ? 0 : -1; });
  buttons[index]?.focus();
};

// `isGrid`: whether the row wraps to several lines, so that the up and down arrows also work.
export const rove = (row, isGrid = false) => row.addEventListener("keydown", event => {
  const at = [...row.children].indexOf(event.target.closest("button")), last = row.children.length - 1;
  const [forth, back] = [Math.min(at + 1, last), Math.max(at - 1, 0)];
  const goal = {
    ArrowRight: forth, ArrowLeft: back, Home: 0, End: last,
    ...isGrid && { ArrowDown: forth, ArrowUp: back },
  }[event.key];
  // With these modifier keys, the browser handles arrows.
  if (goal === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  focusIn(row, goal);
});

// Reports which child is under the pointer or has the focus (−1 for none), and which is pressed.
export const watch = (list, pointed, pressed) => {
  const at = event => [...list.children].findIndex(child => child.contains(event.target));
  for (const kind of ["pointerover", "focusin"])
    list.addEventListener(kind, event => pointed(at(event)));
  for (const kind of ["pointerleave", "focusout"]) list.addEventListener(kind, () => pointed(-1));
  list.addEventListener("click", event => at(event) >= 0 && pressed?.(at(event)));
};
