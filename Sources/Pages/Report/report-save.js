// Saves the drawings of the page as files: canvases as PNG, curves and rows as SVG.
import { download } from "./download.js";

// The page names no address, not even that of SVG's namespace.
const namespace = () => document.querySelector("svg").namespaceURI;
const svgElement = (tag, attributes, ...children) => {
  const element = document.createElementNS(namespace(), tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

// The film's name without what a file name must not hold, and what is drawn.
const fileName = (what, ending) => {
  const film = document.querySelector("h1").textContent.replace(/\.\w{1,5}$/, "");
  return `${film} ${what}.${ending}`.replace(/[/\\:*?"<>|%]+/g, "-");
};

// The page's rules for strokes and fills, as attributes of the elements themselves.
const withStyle = drawn => {
  const copy = drawn.cloneNode(true);
  const originals = [...drawn.querySelectorAll("path")];
  [...copy.querySelectorAll("path")].forEach((path, index) => {
    const style = getComputedStyle(originals[index]);
    for (const name of ["fill", "stroke", "stroke-width", "opacity", "vector-effect"])
      path.setAttribute(name, style.getPropertyValue(name));
  });
  return copy;
};

const textStyle = { "font-family": "system-ui, sans-serif", "font-size": 13, fill: "#222" };
const times = (top, left, width) => [...document.querySelectorAll("#curves .axis span")].map(mark =>
  svgElement("text", { ...textStyle, x: left + parseFloat(mark.style.left) / 100 * width, y: top },
    mark.textContent));

// One drawing per row, with its words on the left, over an axis of times.
const sheet = (title, rows, high) => {
  const [left, width] = [rows.some(row => row.words) ? 200 : rows.some(row => row.bounds) ? 60 : 0, 1000];
  const height = 30 + rows.length * (high + 6) + 24;
  const body = rows.flatMap(({ words, color, svg, bounds = [] }, index) => {
    const top = 30 + index * (high + 6);
    const inner = withStyle(svg);
    for (const [name, value] of Object.entries({ x: left, y: top, width, height: high }))
      inner.setAttribute(name, value);
    return [
      ...color ? [svgElement("rect", { x: 0, y: top, width: 30, height: high, fill: color })] : [],
      ...words ? [svgElement("text", { ...textStyle, x: 38, y: top + high / 2 + 5 }, words)] : [], inner,
      // The values at the top and at the foot, and the axis between them.
      ...bounds.map((value, at) => svgElement("text", { ...textStyle, x: left - 8, y: top + (at ? high : 10), "text-anchor": "end" }, value)),
      ...bounds.length ? [svgElement("path", { d: `M${left} ${top}V${top + high}H${left + width}`, fill: "none", stroke: "#222" })] : [],
    ];
  });
  return svgElement("svg", { viewBox: `0 0 ${left + width} ${height}` },
    svgElement("title", {}, title), svgElement("rect", { width: "100%", height: "100%", fill: "#fff" }),
    svgElement("text", { ...textStyle, x: left, y: 18, "font-weight": 600 }, title), ...body,
    ...times(height - 8, left, width));
};

const saveSVG = button => {
  const curve = button.closest(".curve");
  const [title, rows, high] = curve
    ? [`${curve.querySelector("b").textContent}: ${curve.querySelector("figcaption span").textContent}`,
      [{ svg: curve.querySelector("svg"), bounds: [".most", ".least"].map(part => curve.querySelector(part).textContent) }], 160]
    : ["Colors through the film", [...document.querySelector(".identities").children].map(row => ({
      words: row.querySelector("b").textContent, color: row.querySelector(".chip").dataset.copy,
      svg: row.querySelector("svg"),
    })), 30];
  const text = new XMLSerializer().serializeToString(sheet(title, rows, high));
  download(new Blob([text], { type: "image/svg+xml" }), fileName(title.split(":")[0].toLowerCase(), "svg"));
};

export const saveDrawing = button => {
  if (button.dataset.save === "svg") return saveSVG(button);
  const section = button.closest("section");
  const what = section.id === "time" ? "barcode" : "hues";
  section.querySelector("canvas").toBlob(content => download(content, fileName(what, "png")));
};
