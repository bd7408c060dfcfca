// Small drawings for buttons that have no room for words.

const shapes = {
  locked: "M5 7V5a3 3 0 0 1 6 0v2M3.5 7h9v6.5h-9z",
  open: "M5 7V5a3 3 0 0 1 5.8-1M3.5 7h9v6.5h-9z",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  close: "M4.5 4.5l7 7M11.5 4.5l-7 7",
};

export const icon = name => {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg"), path = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", shapes[name]);
  svg.append(path);
  return svg;
};
