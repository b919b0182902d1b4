// Choosing a normalizer dims all others in every figure. The bar is a toolbar: one tab stop, arrow keys within.
"use strict";
(() => {
  const bar = document.querySelector(".series-bar");
  if (!bar) return;
  const buttons = [...bar.querySelectorAll("button")];
  const groups = [...document.querySelectorAll(".plot [data-normalizer]")];

  const choose = (button) => {
    const key = button.dataset.normalizer;
    for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
    // A figure in which the chosen one does not appear is left as it is.
    for (const plot of document.querySelectorAll(".plot")) {
      const own = [...plot.querySelectorAll("[data-normalizer]")];
      const has = key !== "" && own.some((group) => group.dataset.normalizer === key);
      for (const group of own) group.classList.toggle("dimmed", has && group.dataset.normalizer !== key);
    }
  };

  const focusOn = (index) => {
    const target = (index + buttons.length) % buttons.length;
    buttons.forEach((button, position) => { button.tabIndex = position === target ? 0 : -1; });
    buttons[target].focus();
  };

  buttons.forEach((button, index) => {
    button.tabIndex = index === 0 ? 0 : -1;
    button.addEventListener("click", () => {
      const isChosen = button.getAttribute("aria-pressed") === "true";
      choose(isChosen ? buttons[0] : button);
    });
    button.addEventListener("keydown", (event) => {
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      if (event.key in steps) focusOn(index + steps[event.key]);
      else if (event.key === "Home") focusOn(0);
      else if (event.key === "End") focusOn(buttons.length - 1);
      else if (event.key === "Escape") choose(buttons[0]);
      else return;
      event.preventDefault();
    });
  });

  if (groups.length > 0) bar.hidden = false;
})();
