// What makes a long page easier to read: one tab stop for each table and list of statements, with arrow keys within; terms
// explained where they first stand in a section; everything unfolded on paper.
"use strict";
(() => {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

  // Of the controls of a group only one is a tab stop; the arrow keys move it.
  const rove = (group, selector) => {
    const controls = () => [...group.querySelectorAll(selector)].filter((control) => control.offsetParent !== null);
    const all = [...group.querySelectorAll(selector)];
    if (all.length < 2) return;
    all.forEach((control, index) => { control.tabIndex = index === 0 ? 0 : -1; });
    group.addEventListener("focusin", (event) => {
      if (!event.target.matches(selector)) return;
      for (const control of all) control.tabIndex = control === event.target ? 0 : -1;
    });
    group.addEventListener("keydown", (event) => {
      if (!(event.key in step) || !event.target.matches(selector)) return;
      const shown = controls();
      const next = shown[shown.indexOf(event.target) + step[event.key]];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  };

  // After the tables have got their buttons.
  addEventListener("load", () => {
    for (const list of document.querySelectorAll(".claims")) rove(list, ".statement > summary");
    for (const table of document.querySelectorAll("main table")) {
      rove(table, "a, button");
      // A frame that scrolls is a tab stop where nothing within it is one.
      const frame = table.closest(".table-scroll");
      if (frame && table.querySelector("a, button")) frame.removeAttribute("tabindex");
    }
    for (const part of document.querySelectorAll("#section-holds, #section-fails")) rove(part, "a.reference");
    for (const counts of document.querySelectorAll(".verdict-counts")) rove(counts, "button");
    const contents = document.querySelector(".contents");
    if (contents) rove(contents, "a");
  });

  // Terms of the glossary, at their first place in each section.
  const glossary = document.getElementById("section-glossary");
  const entries = [...glossary?.querySelectorAll("dt") ?? []].map((term) => ({
    text: term.textContent.trim(), meaning: term.nextElementSibling?.textContent.trim() ?? "",
  })).filter((entry) => entry.text && entry.meaning);
  const mark = (section) => {
    for (const { text, meaning } of entries) {
      const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])(${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")})(?![\\p{L}\\p{N}])`, "iu");
      const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT, {
        acceptNode: (node) => (node.parentElement.closest("p, li, dd, .caption")
          && !node.parentElement.closest("svg, a, button, code, abbr, summary, h2, h3, h4")
          ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP),
      });
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const found = pattern.exec(node.data);
        if (!found) continue;
        const word = node.splitText(found.index + found[1].length);
        word.splitText(found[2].length);
        const term = document.createElement("abbr");
        term.className = "term";
        term.title = meaning;
        word.replaceWith(term);
        term.append(word);
        break;
      }
    }
  };
  if (entries.length > 0) {
    for (const section of document.querySelectorAll("main > section")) if (section !== glossary) mark(section);
  }

  // Paper cannot be unfolded. The tables behind figures stay folded: they would be most of the paper.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.statement:not([open])")];
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
    opened = [];
  });
})();
