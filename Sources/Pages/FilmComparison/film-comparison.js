// The order of the shots, and copying of colors.
import { find } from "./elements.js";
import { copyOnClick } from "./report-copying.js";

copyOnClick();
const rows = document.querySelector(".pairs");
const inTime = [...rows?.children ?? []];
// A shot of one film alone changed more than any other.
const changeOf = row => row.dataset.change === "" ? Infinity : Number(row.dataset.change);
const byChange = () => [...inTime].sort((one, other) => {
  const [first, second] = [changeOf(one), changeOf(other)];
  return first === second ? 0 : second - first;
});

document.documentElement.classList.add("js");
for (const button of document.querySelectorAll("[data-order]")) {
  button.addEventListener("click", () => {
    for (const other of document.querySelectorAll("[data-order]"))
      other.setAttribute("aria-pressed", other === button);
    rows.replaceChildren(...button.dataset.order === "time" ? inTime : byChange());
  });
}
// A row that is far away has an estimated height until it is near.
const goal = /^#pair-\d+$/.test(location.hash) && find(location.hash.slice(1));
if (goal) goal.scrollIntoView();
