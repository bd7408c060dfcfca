// The ways to open a still: picked, dropped, pasted, linked, or one of the samples.
import { find, make } from "./elements.js";

const address = text => {
  try {
    const url = new URL(text.trim());
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
};

const fileIn = transfer => [...transfer?.files ?? []][0];

// `opened` receives `{bytes, name}`, `{url}` or `{sample}`.
export const listen = (samples, opened) => {
  const file = find("file"), link = find("link"), list = find("sample");
  const openFile = bytes => opened({ bytes, name: bytes.name || "pasted.png" });
  for (const id of ["pick", "pick-first"]) find(id).addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    if (file.files[0]) openFile(file.files[0]);
    // Otherwise, picking the same file again would not be a change.
    file.value = "";
  });
  find("open").addEventListener("submit", event => {
    event.preventDefault();
    const url = address(link.value);
    if (url) opened({ url });
    else link.focus();
  });

  document.addEventListener("dragover", event => {
    event.preventDefault();
    find("stage").classList.add("dropping");
  });
  document.addEventListener("dragleave", event => {
    if (!event.relatedTarget) find("stage").classList.remove("dropping");
  });
  document.addEventListener("drop", event => {
    event.preventDefault();
    find("stage").classList.remove("dropping");
    const url = address(event.dataTransfer.getData("text/uri-list"));
    if (fileIn(event.dataTransfer)) openFile(fileIn(event.dataTransfer));
    else if (url) opened({ url });
  });
  document.addEventListener("paste", event => {
    const bytes = fileIn(event.clipboardData);
    if (bytes) return openFile(bytes);
    if (event.target.matches("input")) return;
    const url = address(event.clipboardData?.getData("text/plain") ?? "");
    if (url) opened({ url });
  });

  list.append(...samples.map(sample => new Option(sample.title, sample.name)));
  list.addEventListener("change", () => list.value && opened({ sample: list.value }));
  find("samples").append(...samples.map(sample => {
    const image = make("img", { src: sample.url, alt: "", loading: "lazy" });
    const button = make("button", { type: "button" }, image, make("span", {}, sample.title));
    button.addEventListener("click", () => opened({ sample: sample.name }));
    return make("li", {}, button);
  }));
  list.hidden = !samples.length;
};
