"use strict";

// A classic script in the head, so that the chosen theme applies before the first paint.
try {
  document.documentElement.dataset.theme = localStorage.getItem("theme") ?? "";
} catch {
  // Storage may be forbidden; then the system's theme applies.
}
