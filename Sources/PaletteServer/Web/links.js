// Links that show the palette elsewhere, and colors that a link carries.
import { find, make } from "./elements.js";

export const coolors = colors =>
  `https://coolors.co/${colors.map(color => color.hex.slice(1)).join("-")}`;

// Colors with their shares in ten thousandths: `1d272b.8120-40282c.570`.
export const writeCard = colors => colors.map(({ hex, proportion }) =>
  `${hex.slice(1)}.${Math.max(1, Math.round(10_000 * proportion))}`).join("-");

// Returns `[{hex, weight}]`; none if the text is anything else.
export const readCard = text => {
  const colors = text.split("-").map(word => /^([0-9a-f]{6})\.(\d{1,5})$/.exec(word));
  return colors.length <= 64 && colors.every(Boolean)
    ? colors.map(([, digits, weight]) => ({ hex: `#${digits}`, weight: Number(weight) })) : [];
};

// A picture of colors in bands as wide as their shares, which stands for a still that is not here.
export const paintCard = async card => {
  const colors = readCard(card);
  if (!colors.length) throw new Error("The colors in this link cannot be read. Ask for the link again.");
  const canvas = Object.assign(document.createElement("canvas"), { width: 1000, height: 562 });
  const context = canvas.getContext("2d"), sum = colors.reduce((sum, { weight }) => sum + weight, 0);
  let left = 0;
  for (const { hex, weight } of colors) {
    // Each color gets a column at least; the last ones give it to them.
    const width = Math.max(1, canvas.width * weight / sum);
    context.fillStyle = hex;
    context.fillRect(Math.floor(left), 0, canvas.width, canvas.height);
    left = Math.min(canvas.width - 1, left + width);
  }
  const bytes = await new Promise(done => canvas.toBlob(done, "image/png"));
  return { card, name: "colors.png", bytes };
};

// The options that give exactly these colors, in this order.
export const listed = hexes =>
  ({ count: String(hexes.length), lock: hexes.map(hex => hex.slice(1)).join(), sort: "given" });

export const cardOptions = card => ({ ...listed(readCard(card).map(({ hex }) => hex)), bars: "keep" });

// The links under the formats. `shared()` copies a link to this page, `copied(text, words)` any text.
export class Links {
  constructor({ shared, copied }) {
    this.open = make("a", { className: "pill", target: "_blank", rel: "noopener noreferrer" }, "Open in coolors");
    this.copy = make("button", { type: "button", className: "pill" }, "Copy coolors link");
    this.copy.addEventListener("click", () => copied(this.open.href, "Copied a link to coolors"));
    this.share = make("button", { type: "button", className: "pill", id: "share" }, "Copy link");
    this.share.addEventListener("click", shared);
    this.words = make("p", { className: "hint" });
    find("export").append(make("div", { className: "links" }, make("h3", {}, "Links"), this.words,
      make("div", { className: "buttons" }, this.share, this.open, this.copy)));
  }

  show(colors, still) {
    this.open.href = coolors(colors);
    this.words.textContent = still.url || still.sample
      ? "A link to this view: the picture, the options and the palette."
      : "A link that carries the colors. Your picture is not in it.";
  }
}
