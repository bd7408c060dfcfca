"use strict";

// A classic script in the head, so that a chosen theme holds before the first paint.
try {
  document.documentElement.dataset.theme = localStorage.getItem("theme") ?? "";
} catch {
  // Storage may be forbidden; then the system's theme holds.
}
