// The two settings that this page stores: the theme, and how colors are copied. Recent stills are
// kept elsewhere, in `recent.js`.

export const recall = (name, fallback) => {
  try {
    return localStorage.getItem(name) ?? fallback;
  } catch {
    return fallback;
  }
};

export const remember = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage may be forbidden; then the choice holds until the page is left.
  }
};

// The list of themes; an empty value follows the system.
export const watchTheme = list => {
  list.value = recall("theme", "");
  list.addEventListener("change", () => {
    document.documentElement.dataset.theme = list.value;
    remember("theme", list.value);
  });
};
