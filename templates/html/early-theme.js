// The theme that the reader chose last time is set before anything is painted.
"use strict";
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem("normreport-theme");
  } catch {
    // Some browsers keep nothing for local files; the theme then follows the system.
  }
  if (theme !== "light" && theme !== "dark") return;
  document.documentElement.dataset.theme = theme;
  document.querySelector("meta[name=color-scheme]").content = theme;
})();
