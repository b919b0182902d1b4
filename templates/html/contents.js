// Marks in the contents where the reader is; folds the contents away on small screens.
"use strict";
(() => {
  const contents = document.querySelector(".contents details");
  if (!contents) return;
  if (matchMedia("(max-width: 75rem)").matches) contents.open = false;
  if (!("IntersectionObserver" in window)) return;

  const links = new Map();
  for (const link of contents.querySelectorAll("a")) links.set(link.hash.slice(1), link);
  const sections = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const visible = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) visible.add(entry.target);
      else visible.delete(entry.target);
    }
    // Of nested sections the innermost is meant: the last one in document order.
    const here = sections.filter((section) => visible.has(section)).at(-1);
    for (const [id, link] of links) {
      if (here && id === here.id) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-10% 0px -75% 0px" });
  for (const section of sections) observer.observe(section);
})();
