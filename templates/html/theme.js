// The theme button: automatic, light, dark, and round again.
"use strict";
(() => {
  const button = document.querySelector(".theme-toggle");
  if (!button) return;
  const name = button.querySelector(".theme-name");
  const order = ["automatic", "light", "dark"];
  const current = () => document.documentElement.dataset.theme ?? "automatic";
  const show = () => { name.textContent = current(); };

  button.addEventListener("click", () => {
    const next = order[(order.indexOf(current()) + 1) % order.length];
    if (next === "automatic") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    // The browser's own parts, as scroll bars and menus, follow this element.
    document.querySelector("meta[name=color-scheme]").content = next === "automatic" ? "light dark" : next;
    try {
      localStorage.setItem("normreport-theme", next);
    } catch {
      // Then the choice holds for this visit only.
    }
    show();
  });
  show();
  button.hidden = false;
})();
