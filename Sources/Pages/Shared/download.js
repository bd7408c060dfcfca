// Saves a file that the page made.
import { make } from "./elements.js";

export const download = (content, name) => {
  const link = make("a", { href: URL.createObjectURL(content), download: name });
  link.click();
  // A browser may read the file only after it asked where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
