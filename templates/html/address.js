// The address keeps the view: "#figure-x&show=batch-norm,layer-norm&verdict=refuted&only=1". What stands before the first
// "&" is the part of the page; the rest is the choice of series, the filter and the figure that is enlarged.
"use strict";
globalThis.reportView = (() => {
  const read = () => {
    const [anchor, ...rest] = decodeURIComponent(location.hash.slice(1)).split("&");
    const entries = rest.map((part) => part.split("=", 2)).filter((pair) => pair.length === 2 && pair[1] !== "");
    return { anchor, values: new Map(entries) };
  };

  const write = (anchor, values) => {
    const parts = [...values].map(([name, value]) => `&${name}=${encodeURIComponent(value)}`);
    const hash = anchor || parts.length > 0 ? `#${anchor}${parts.join("")}` : "#";
    if (hash === location.hash || (hash === "#" && location.hash === "")) return;
    try {
      history.replaceState(null, "", hash);
    } catch {
      // Where a page may not change its address, the view is not kept.
    }
  };

  // Shows what an anchor names, also within folded parts.
  const show = (anchor) => {
    const target = anchor && document.getElementById(anchor);
    if (!target) return null;
    target.hidden = false;
    for (let part = target; part; part = part.parentElement) if (part.localName === "details") part.open = true;
    target.querySelector(":scope > details.statement")?.setAttribute("open", "");
    target.scrollIntoView({ behavior: "instant" });
    return target;
  };

  // A link to a part of the page keeps the rest of the view.
  let last = read();
  addEventListener("hashchange", () => {
    const now = read();
    if (now.values.size === 0 && last.values.size > 0) write(now.anchor, last.values);
    last = { anchor: now.anchor, values: now.values.size > 0 ? now.values : last.values };
    show(now.anchor);
  });
  addEventListener("load", () => { if (read().anchor) show(read().anchor); });

  return {
    get: (name) => read().values.get(name),
    set: (name, value) => {
      const { anchor, values } = read();
      if (value) values.set(name, value);
      else values.delete(name);
      write(anchor, values);
      last = { anchor, values };
    },
    show,
  };
})();
