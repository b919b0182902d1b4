// Hovering a figure, or moving through it with the arrow keys, shows the values of its points.
"use strict";
(() => {
  const tip = document.querySelector(".value-tip");
  if (!tip) return;
  const labels = new Map();
  for (const button of document.querySelectorAll(".series-bar button")) {
    labels.set(button.dataset.normalizer, button.textContent.trim());
  }
  const nearestDistance = 28;
  let shown = null;
  const svgNamespace = "http://www.w3.org/2000/svg";

  // The points of a figure, read once: markers carry one value each, lines without markers a list of them.
  const read = (plot) => {
    const points = [];
    for (const group of plot.querySelectorAll("[data-normalizer], [data-series]")) {
      const series = group.dataset.series ?? group.dataset.normalizer;
      const markers = group.querySelectorAll("use[data-x], circle[data-x], rect[data-x]");
      for (const element of markers) {
        points.push({ series, element, x: element.dataset.x, y: element.dataset.y, at: centre(element) });
      }
      if (markers.length > 0) continue;
      for (const path of group.querySelectorAll("path[data-x]")) points.push(...vertices(path, series));
    }
    return points;
  };

  const centre = (element) => {
    const number = (name) => Number(element.getAttribute(name) ?? 0);
    if (element.localName === "circle") return [number("cx"), number("cy")];
    if (element.localName === "rect") return [number("x") + number("width") / 2, number("y") + number("height") / 2];
    return [number("x"), number("y")];
  };

  // The corners of a path of straight lines, absolute or relative; null for any other path.
  const corners = (data) => {
    const places = [];
    const tokens = data.match(/[a-z]|-?(?:\d+\.?\d*|\.\d+)/gi) ?? [];
    let command = "";
    let here = [0, 0];
    for (let index = 0; index < tokens.length; index += 2) {
      if (/[a-z]/i.test(tokens[index])) {
        command = tokens[index];
        index += 1;
      }
      if (!/^[ml]$/i.test(command)) return null;
      const isRelative = command === command.toLowerCase();
      const step = [Number(tokens[index]), Number(tokens[index + 1])];
      here = isRelative ? [here[0] + step[0], here[1] + step[1]] : step;
      places.push(here);
      // Further pairs after a move are lines.
      if (command === "M") command = "L";
      if (command === "m") command = "l";
    }
    return places;
  };

  const vertices = (path, series) => {
    const places = corners(path.getAttribute("d"));
    const xs = path.dataset.x.split(" ");
    const ys = path.dataset.y.split(" ");
    if (places?.length !== xs.length || xs.length !== ys.length) return [];
    return places.map((at, index) => ({ series, element: path, x: xs[index], y: ys[index], at }));
  };

  const onScreen = (plot, point) => {
    const svg = plot.querySelector("svg");
    const local = svg.createSVGPoint();
    [local.x, local.y] = point.at;
    const matrix = svg.getScreenCTM();
    return matrix ? local.matrixTransform(matrix) : { x: NaN, y: NaN };
  };

  const show = (plot, point) => {
    const name = document.createElement("b");
    name.textContent = labels.get(point.series) ?? point.series;
    const values = document.createElement("span");
    values.textContent = `${point.x}: ${point.y.replace("-", "−")}`;
    tip.replaceChildren(name, values);
    shown = { plot, point };
    mark(plot, point);
    place();
  };

  const place = () => {
    if (!shown) return;
    const at = onScreen(shown.plot, shown.point);
    tip.hidden = !(at.y > 0 && at.y < innerHeight);
    const box = tip.getBoundingClientRect();
    const left = Math.min(Math.max(at.x + 12, 8), innerWidth - box.width - 8);
    const above = at.y - box.height - 10;
    tip.style.left = `${left}px`;
    tip.style.top = `${above > 8 ? above : at.y + 14}px`;
  };

  const mark = (plot, point) => {
    let ring = plot.querySelector(".chosen-point");
    if (!ring) {
      ring = document.createElementNS(svgNamespace, "circle");
      ring.setAttribute("class", "chosen-point");
      ring.setAttribute("r", "4.5");
    }
    point.element.parentNode.append(ring);
    ring.setAttribute("cx", point.at[0]);
    ring.setAttribute("cy", point.at[1]);
  };

  const hide = (plot) => {
    shown = null;
    tip.hidden = true;
    plot.querySelector(".chosen-point")?.remove();
  };

  const step = (points, current, key) => {
    const all = [...new Set(points.map((point) => point.series))];
    if (!current) return points[0];
    const own = points.filter((point) => point.series === current.series);
    const index = own.indexOf(current);
    if (key === "ArrowRight") return own[Math.min(index + 1, own.length - 1)];
    if (key === "ArrowLeft") return own[Math.max(index - 1, 0)];
    const move = key === "ArrowDown" ? 1 : -1;
    const series = all[(all.indexOf(current.series) + move + all.length) % all.length];
    const others = points.filter((point) => point.series === series);
    const distance = (point) => Math.abs(Number(point.x) - Number(current.x));
    return others.reduce((best, point) => (distance(point) < distance(best) ? point : best));
  };

  for (const plot of document.querySelectorAll(".plot")) {
    let points = null;
    let current = null;
    const all = () => (points ??= read(plot));

    plot.addEventListener("pointermove", (event) => {
      const near = all()
        .filter((point) => !point.element.closest(".dimmed"))
        .map((point) => {
          const at = onScreen(plot, point);
          return { point, distance: Math.hypot(at.x - event.clientX, at.y - event.clientY) };
        })
        .reduce((best, next) => (next.distance < best.distance ? next : best), { point: null, distance: nearestDistance });
      current = near.point;
      if (current) show(plot, current);
      else hide(plot);
    });
    plot.addEventListener("pointerleave", () => hide(plot));
    plot.addEventListener("blur", () => { current = null; hide(plot); });
    plot.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { current = null; hide(plot); return; }
      if (!event.key.startsWith("Arrow")) return;
      if (all().length === 0) return;
      event.preventDefault();
      current = step(all(), current, event.key);
      show(plot, current);
    });
  }
  addEventListener("scroll", place, { passive: true, capture: true });
})();
