// The ways to open stills: picked, dropped (folders too), pasted, linked, or one of the samples.
import { find } from "./elements.js";

// As many as a row of thumbnails can hold at once.
export const mostAtOnce = 60;
const pictures = /\.(jpe?g|png|tiff?|webp|avif|hei[cf]|jxl|gif|bmp|jp2|ppm|exr|hdr)$/i;

const address = text => {
  try {
    const url = new URL(text.trim());
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
};

const entriesIn = reader => new Promise((done, failed) => reader.readEntries(done, failed));
const fileOf = entry => new Promise((done, failed) => entry.file(done, failed));

// The pictures of a dropped folder and the folders in it, by name; none where the browser may not
// read.
const filesIn = entry => readFiles(entry).catch(() => []);
const readFiles = async entry => {
  if (entry.isFile) return pictures.test(entry.name) ? [await fileOf(entry)] : [];
  const reader = entry.createReader(), entries = [];
  // A reader gives at most 100 entries at a time.
  for (let some = await entriesIn(reader); some.length; some = await entriesIn(reader)) entries.push(...some);
  entries.sort((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
  const files = [];
  for (const inner of entries) {
    if (files.length > mostAtOnce) break;
    files.push(...await filesIn(inner));
  }
  return files;
};

// Dropped files as they are, and the pictures of dropped folders.
const dropped = async transfer => {
  // The list of items is empty once the event is over.
  const entries = [...transfer.items ?? []].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = [...transfer.files];
  const folders = entries.filter(entry => entry.isDirectory);
  if (!folders.length) return files;
  const names = folders.map(folder => folder.name);
  const found = await Promise.all(folders.map(filesIn));
  return [...files.filter(file => !names.includes(file.name)), ...found.flat()];
};

const listenForFiles = opened => {
  const file = find("file");
  const open = files => opened([...files].map(bytes => ({ bytes, name: bytes.name || "pasted.png" })));
  for (const id of ["pick", "pick-first"]) find(id).addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    if (file.files.length) open(file.files);
    // Otherwise, picking the same file again would not be a change.
    file.value = "";
  });
  document.addEventListener("dragover", event => {
    event.preventDefault();
    find("stage").classList.add("dropping");
  });
  document.addEventListener("dragleave", event => {
    if (!event.relatedTarget) find("stage").classList.remove("dropping");
  });
  document.addEventListener("drop", async event => {
    event.preventDefault();
    find("stage").classList.remove("dropping");
    const url = address(event.dataTransfer.getData("text/uri-list"));
    const isFolder = [...event.dataTransfer.items ?? []].some(item => item.webkitGetAsEntry?.()?.isDirectory);
    const files = await dropped(event.dataTransfer);
    if (files.length || isFolder) open(files);
    else if (url) opened([{ url }]);
  });
  document.addEventListener("paste", event => {
    const files = [...event.clipboardData?.files ?? []];
    if (files.length) return open(files);
    if (event.target.matches?.("input")) return;
    const url = address(event.clipboardData?.getData("text/plain") ?? "");
    if (url) opened([{ url }]);
  });
};

// `opened` receives a list of `{bytes, name}` or `{url}`; it is empty for a folder without pictures.
export const listen = opened => {
  const link = find("link"), form = find("link-form");
  listenForFiles(opened);
  form.addEventListener("submit", event => {
    event.preventDefault();
    const url = address(link.value);
    if (!url) return link.focus();
    form.hidePopover();
    opened([{ url }]);
  });
  form.addEventListener("toggle", event => event.newState === "open" && link.focus());
};
