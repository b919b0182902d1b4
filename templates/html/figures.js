// Each figure can be enlarged, saved as SVG, PNG and CSV from the page itself, and its caption, LaTeX and citation copied:
// a page that was mailed has no files beside it. The keys n and p lead from figure to figure, c and C from claim to claim.
"use strict";
(() => {
  const figures = [...document.querySelectorAll(".figure")];

  const name = (figure) => figure.id.replace(/^figure-/, "");
  const plain = (figure) => figure.querySelector(".caption")?.textContent.trim().replace(/\s+/g, " ") ?? "";

  // The drawing as a file of its own: custom properties are the page's, so each is replaced by its light colour.
  const svgText = (figure) => {
    const svg = figure.querySelector(".plot svg").cloneNode(true);
    svg.querySelector(".chosen-point")?.remove();
    for (const element of svg.querySelectorAll(".dimmed")) element.classList.remove("dimmed");
    const text = new XMLSerializer().serializeToString(svg);
    return text.replace(/var\(--[\w-]+,\s*([^()]*)\)/g, "$1");
  };

  const save = (file, blob) => {
    const link = document.createElement("a");
    link.download = file;
    link.href = URL.createObjectURL(blob);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  const savePNG = (figure) => {
    const text = svgText(figure);
    const box = figure.querySelector(".plot svg").viewBox.baseVal;
    // 300 pixels an inch: the drawing's unit is the point.
    const scale = 300 / 72;
    const image = new Image();
    image.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(box.width * scale);
      canvas.height = Math.round(box.height * scale);
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(`${name(figure)}.png`, blob), "image/png");
    });
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  };

  // The table behind the figure; an interval gets columns of its own.
  const csvText = (figure) => {
    const table = figure.querySelector("table");
    if (!table) return null;
    const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    const rows = [...table.tBodies[0].rows].map((row) => [...row.cells]);
    const isInterval = heads.map((_, column) => rows.some((cells) => / \[.*\]$/.test(cells[column].textContent.trim())));
    const head = heads.flatMap((text, column) => (isInterval[column] ? [text, `${text}, low`, `${text}, high`] : [text]));
    const lines = rows.map((cells) => cells.flatMap((cell, column) => {
      const text = cell.textContent.trim().replaceAll("−", "-");
      const value = cell.dataset.value ?? text;
      if (!isInterval[column]) return [value];
      const bounds = /\[(.*), (.*)\]$/.exec(text);
      return [value, bounds?.[1] ?? "", bounds?.[2] ?? ""];
    }));
    return [head, ...lines].map((cells) => cells.map(quoted).join(",")).join("\n") + "\n";
  };

  const copy = async (text, button) => {
    const said = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      button.after(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = said; }, 1500);
  };

  const latex = (figure) => {
    const special = { "%": "\\%", "&": "\\&", "#": "\\#", _: "\\_", "$": "\\$", "\\": "\\textbackslash{}" };
    const caption = plain(figure).replace(/^Figure \d+\.\s*/, "").replace(/[%&#_$\\]/g, (sign) => special[sign]);
    return `\\begin{figure}\n  \\centering\n  \\includegraphics[width=\\linewidth]{${name(figure)}.pdf}\n`
      + `  \\caption{${caption}}\n  \\label{fig:${name(figure)}}\n\\end{figure}\n`;
  };

  const dialog = document.createElement("dialog");
  dialog.className = "enlarged";
  dialog.setAttribute("aria-label", "Enlarged figure");
  let home = null;

  const enlarge = (figure) => {
    if (typeof dialog.showModal !== "function" || home) return;
    const plot = figure.querySelector(".plot");
    home = { figure, plot, place: document.createComment("enlarged") };
    plot.before(home.place);
    dialog.querySelector(".enlarged-place").append(plot);
    dialog.showModal();
    reportView.set("enlarged", name(figure));
  };

  const putBack = () => {
    if (!home) return;
    home.place.replaceWith(home.plot);
    const { figure } = home;
    home = null;
    reportView.set("enlarged", "");
    figure.querySelector(".plot")?.focus();
  };

  const tools = (figure) => {
    const bar = document.createElement("div");
    bar.className = "figure-tools";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", `Tools of ${figure.querySelector(".caption-number")?.textContent.replace(/\.$/, "") ?? "the figure"}`);
    const add = (label, action) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", () => action(button));
      bar.append(button);
    };
    add("Enlarge", () => enlarge(figure));
    add("Save SVG", () => save(`${name(figure)}.svg`, new Blob([svgText(figure)], { type: "image/svg+xml" })));
    add("Save PNG", () => savePNG(figure));
    if (figure.querySelector("table")) {
      add("Save CSV", () => save(`${name(figure)}.csv`, new Blob([csvText(figure)], { type: "text/csv" })));
    }
    add("Copy caption", (button) => copy(plain(figure), button));
    add("Copy LaTeX", (button) => copy(latex(figure), button));
    const citation = document.querySelector("pre[data-language='bibtex']")?.textContent;
    if (citation) add("Copy BibTeX", (button) => copy(citation, button));
    return bar;
  };

  if (figures.length > 0) {
    const place = document.createElement("div");
    place.className = "enlarged-place";
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    dialog.append(close, place);
    dialog.addEventListener("close", putBack);
    document.body.append(dialog);
  }
  for (const figure of figures) {
    const details = figure.querySelector("figcaption details");
    if (details) {
      const summary = details.querySelector("summary");
      summary.after(tools(figure));
      // One tab stop a figure: Enter unfolds what belongs to it, and leads there.
      summary.tabIndex = -1;
      figure.querySelector(".plot")?.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.target.closest("dialog")) return;
        details.open = true;
        summary.focus();
      });
    } else figure.querySelector("figcaption")?.append(tools(figure));
    figure.querySelector(".plot")?.addEventListener("dblclick", () => enlarge(figure));
  }
  const asked = reportView.get("enlarged");
  const wanted = asked && figures.find((figure) => name(figure) === asked);
  if (wanted) addEventListener("load", () => enlarge(wanted));

  // Leads to the next part of a kind, seen from where the reader is.
  const lead = (parts, step) => {
    const focused = parts.indexOf(document.activeElement?.closest(".figure, .claim-group"));
    const top = (part) => part.getBoundingClientRect().top;
    let index = focused + step;
    if (focused < 0) {
      index = step > 0 ? parts.findIndex((part) => top(part) > 30) : parts.findLastIndex((part) => top(part) < -30);
    }
    const part = parts[index];
    if (!part) return;
    part.scrollIntoView({ behavior: "instant" });
    (part.querySelector(".plot, summary") ?? part).focus({ preventScroll: true });
  };
  const claims = [...document.querySelectorAll(".claim-group")];
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "n") lead(figures, 1);
    else if (event.key === "p") lead(figures, -1);
    else if (event.key === "c") lead(claims, 1);
    else if (event.key === "C") lead(claims, -1);
    else if (event.key === "e") {
      const figure = document.activeElement?.closest(".figure");
      if (figure) enlarge(figure);
    }
  });
})();
