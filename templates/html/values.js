// Hovering a figure, or moving through it with the arrow keys, says what is under the pointer: panel, series, both
// quantities by name, the interval, the number of seeds, and what theory predicts there.
"use strict";
(() => {
  const tip = document.querySelector(".value-tip");
  if (!tip) return;
  const nearestDistance = 28;
  let shown = null;
  const svgNamespace = "http://www.w3.org/2000/svg";
  // Numbers between spaces, or "1..20", the whole numbers from 1 to 20.
  const numbers = (text) => {
    const range = /^(-?\d+)\.\.(-?\d+)$/.exec(text ?? "");
    if (!range) return (text ?? "").split(" ").map(Number);
    return Array.from({ length: range[2] - range[1] + 1 }, (_, index) => Number(range[1]) + index);
  };

  // The points of a figure, read once: markers carry one value each, lines without markers a list of them, cells a third.
  const read = (plot) => {
    const points = [];
    for (const group of plot.querySelectorAll("[data-series]")) {
      if (group.closest(".plot-legend")) continue;
      const common = { group, series: group.dataset.series, panel: group.closest(".plot-panel") };
      const markers = group.querySelectorAll("use[data-x], circle[data-x], rect[data-x]");
      for (const element of markers) {
        points.push({ ...common, element, x: element.dataset.x, y: element.dataset.y, at: centre(element) });
      }
      // A curve with fewer markers than values has all its values on the line.
      for (const path of group.querySelectorAll("path[data-x]")) points.push(...vertices(path, common));
    }
    for (const element of plot.querySelectorAll("rect[data-z]")) {
      const panel = element.closest(".plot-panel");
      const { x, y, z } = element.dataset;
      points.push({ group: element.parentNode, series: `cells ${y}`, panel, element, x, y, z, at: centre(element) });
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

  const vertices = (path, common) => {
    const places = corners(path.getAttribute("d"));
    const xs = path.dataset.x.split(" ");
    const ys = path.dataset.y.split(" ");
    if (places?.length !== xs.length || xs.length !== ys.length) return [];
    return places.map((at, index) => ({ ...common, element: path, x: xs[index], y: ys[index], at }));
  };

  // The name of a place on an axis of names, else the number.
  const named = (value, names) => {
    const list = names ? names.split("\n") : [];
    return list[Math.round(Number(value))] ?? value.replace("-", "−");
  };

  const interval = (point) => {
    for (const element of point.panel?.querySelectorAll("[data-places]") ?? []) {
      if (element.closest("[data-series]")?.dataset.series !== point.series) continue;
      const isHorizontal = element.dataset.direction === "horizontal";
      const place = Number(isHorizontal ? point.y : point.x);
      const index = numbers(element.dataset.places).indexOf(place);
      const [low, high] = [numbers(element.dataset.low)[index], numbers(element.dataset.high)[index]];
      if (Number.isFinite(low) && Number.isFinite(high)) return { isHorizontal, text: `${short(low)} to ${short(high)}` };
    }
    return null;
  };

  const short = (value) => String(Number(value.toPrecision(3))).replace("-", "−");

  // What theory says of the same series at the same place.
  const theory = (point, all) => {
    const own = point.group.dataset.normalizer;
    return all.find((other) => other.panel === point.panel && other.x === point.x && other.series !== own
      && other.group.dataset.normalizer === own && other.series !== point.series);
  };

  const lines = (point, all) => {
    const words = point.panel?.dataset ?? {};
    const figure = point.element.closest(".figure");
    const result = [];
    if (words.title) result.push(words.title);
    const [x, y] = [named(point.x, words.xNames), named(point.y, words.yNames)];
    if (point.z !== undefined) {
      result.push(`${words.xLabel ?? "column"}: ${x}`, `${words.yLabel ?? "row"}: ${y}`);
      result.push(`${words.zLabel ?? "value"}: ${point.z.replace("-", "−")}`);
      return result;
    }
    const bounds = interval(point);
    const seeds = figure?.dataset.seeds ? `, n = ${figure.dataset.seeds}` : "";
    const spread = bounds ? ` (${bounds.text}${seeds})` : "";
    result.push(`${words.xLabel || (words.xNames ? "place" : "x")}: ${x}${bounds?.isHorizontal ? spread : ""}`);
    if (!words.yNames) result.push(`${words.yLabel || "value"}: ${y}${bounds?.isHorizontal ? "" : spread}`);
    else if (y !== point.group.dataset.label) result.push(y);
    const predicted = theory(point, all);
    if (predicted) result.push(`${predicted.group.dataset.label}: ${predicted.y.replace("-", "−")}`);
    return result;
  };

  const onScreen = (plot, point) => {
    const svg = plot.querySelector("svg");
    const local = svg.createSVGPoint();
    [local.x, local.y] = point.at;
    const matrix = svg.getScreenCTM();
    return matrix ? local.matrixTransform(matrix) : { x: NaN, y: NaN };
  };

  const show = (plot, point, all) => {
    const parts = lines(point, all).map((text) => {
      const line = document.createElement("span");
      line.textContent = text;
      return line;
    });
    if (point.group.dataset.label) {
      const name = document.createElement("b");
      name.textContent = point.group.dataset.label;
      parts.unshift(name);
    }
    tip.replaceChildren(...parts);
    // Within an enlarged figure, which stands above the page, so that it is not covered.
    (plot.closest("dialog") ?? document.body).append(tip);
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
      if (current) show(plot, current, all());
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
      show(plot, current, all());
    });
  }
  addEventListener("scroll", place, { passive: true, capture: true });
})();
