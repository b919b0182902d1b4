// Choosing series dims the others in every figure, or hides them. A click chooses one, with shift it adds one; so do the
// buttons of the bar, and the curves and legends of figures. The bar is a toolbar: one tab stop, arrow keys within.
"use strict";
(() => {
  const bar = document.querySelector(".series-bar");
  if (!bar) return;
  const all = bar.querySelector("[data-normalizer='']");
  const only = bar.querySelector(".series-only");
  const choices = [...bar.querySelectorAll("[data-normalizer]")].filter((button) => button !== all);
  const buttons = [...bar.querySelectorAll("button")];
  const plots = [...document.querySelectorAll(".plot")];
  const known = new Set(choices.map((button) => button.dataset.normalizer));
  let chosen = new Set();

  const apply = () => {
    all.setAttribute("aria-pressed", String(chosen.size === 0));
    for (const button of choices) {
      button.setAttribute("aria-pressed", String(chosen.has(button.dataset.normalizer)));
    }
    for (const plot of plots) {
      const own = [...plot.querySelectorAll("[data-normalizer]")];
      // A figure in which none of the chosen appears is left as it is.
      const has = own.some((group) => chosen.has(group.dataset.normalizer));
      for (const group of own) {
        group.classList.toggle("dimmed", has && !chosen.has(group.dataset.normalizer));
      }
    }
  };

  const choose = (keys) => {
    chosen = new Set(keys);
    apply();
    reportView.set("show", [...chosen].join(","));
  };

  const toggle = (key, adds) => {
    if (adds) choose(chosen.has(key) ? [...chosen].filter((other) => other !== key) : [...chosen, key]);
    else choose(chosen.size === 1 && chosen.has(key) ? [] : [key]);
  };

  const hideOthers = (hides) => {
    only.setAttribute("aria-pressed", String(hides));
    document.documentElement.classList.toggle("only-chosen", hides);
    reportView.set("only", hides ? "1" : "");
  };

  const focusOn = (index) => {
    const target = (index + buttons.length) % buttons.length;
    buttons.forEach((button, position) => { button.tabIndex = position === target ? 0 : -1; });
    buttons[target].focus();
  };

  all.addEventListener("click", () => choose([]));
  only.addEventListener("click", () => hideOthers(only.getAttribute("aria-pressed") !== "true"));
  for (const button of choices) {
    button.addEventListener("click", (event) => toggle(button.dataset.normalizer, event.shiftKey));
  }
  buttons.forEach((button, index) => {
    button.tabIndex = index === 0 ? 0 : -1;
    button.addEventListener("keydown", (event) => {
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      if (event.key in steps) focusOn(index + steps[event.key]);
      else if (event.key === "Home") focusOn(0);
      else if (event.key === "End") focusOn(buttons.length - 1);
      else if (event.key === "Escape") choose([]);
      else return;
      event.preventDefault();
    });
  });
  for (const plot of plots) {
    plot.addEventListener("click", (event) => {
      const key = event.target.closest("[data-normalizer]")?.dataset.normalizer;
      if (key !== undefined && known.has(key)) toggle(key, event.shiftKey);
      else if (key === undefined && chosen.size > 0 && !event.shiftKey) choose([]);
    });
  }

  const restore = () => {
    chosen = new Set((reportView.get("show") ?? "").split(",").filter((key) => known.has(key)));
    const hides = reportView.get("only") === "1";
    only.setAttribute("aria-pressed", String(hides));
    document.documentElement.classList.toggle("only-chosen", hides);
    apply();
  };
  if (plots.some((plot) => plot.querySelector("[data-normalizer]"))) {
    bar.hidden = false;
    restore();
    addEventListener("hashchange", restore);
  }
})();
