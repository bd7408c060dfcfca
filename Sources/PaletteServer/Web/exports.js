// The palette as a file in each format that the service writes.
import { find, make, say } from "./elements.js";
import * as api from "./api.js";

// The still's own name, so that both files are adjacent in a folder.
export const fileName = (still, format, formats) => {
  const stem = still.replace(/\.[^.]*$/, "").replace(/[\\/:*?"<>|]+/g, "-") || "palette";
  const shared = formats.filter(other => other.extension === format.extension).length > 1;
  const ending = format.extension.replace(/^\./, "");
  return shared ? `${stem}.${format.name}.${ending}` : `${stem}.${ending}`;
};

const save = (blob, name) => {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

export class Exports {
  // `current()` returns the still and the options; `failed(error)` shows an error.
  constructor(formats, current, failed) {
    const list = make("ul", { className: "formats" }, ...formats.map(format => {
      const button = make("button", { type: "button", data: { format: format.name } },
        make("b", {}, format.name), make("span", {}, format.summary));
      button.addEventListener("click", async () => {
        const { still, options } = current();
        // Not `disabled`, which would take the focus from a keyboard user.
        if (!still || button.ariaBusy === "true") return;
        button.ariaBusy = "true";
        try {
          const name = fileName(still.name, format, formats);
          save(await api.file(still, options, format.name), name);
          say(`Saved ${name}`);
        } catch (error) {
          failed(error);
        }
        button.ariaBusy = "false";
      });
      return make("li", {}, button);
    }));
    find("export").append(list);
  }
}
