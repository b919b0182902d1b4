// Tables sort by a column and filter by words or by a column's choices, and turn into cards where a phone is too narrow for
// them; the register filters by verdict.
"use strict";
(() => {
  const value = (cell) => cell.dataset.value ?? cell.textContent.trim();

  const compare = (left, right) => {
    const [a, b] = [Number(left), Number(right)];
    if (left !== "" && right !== "" && !Number.isNaN(a) && !Number.isNaN(b)) return a - b;
    return left.localeCompare(right, "en", { numeric: true });
  };

  const isMissing = (cell) => cell.classList.contains("kind-number") && cell.dataset.value === undefined;

  const sort = (table, column, descending) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    rows.sort((first, second) => {
      const [a, b] = [first.cells[column], second.cells[column]];
      // What was not measured stays at the end, whichever way is sorted.
      if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b));
      return compare(value(a), value(b)) * (descending ? -1 : 1);
    });
    body.append(...rows);
  };

  const makeSortable = (table) => {
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const descending = heading.getAttribute("aria-sort") === "ascending";
        for (const other of headings) other.removeAttribute("aria-sort");
        heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sort(table, column, descending);
      });
    });
  };

  const labelled = (text, control) => {
    const label = document.createElement("label");
    label.append(text, control);
    return label;
  };

  const makeFilterable = (table) => {
    const headings = [...table.tHead.rows[0].cells];
    const rows = [...table.tBodies[0].rows];
    const tools = document.createElement("div");
    tools.className = "table-tools";
    const tests = [];

    headings.forEach((heading, column) => {
      if (!("choice" in heading.dataset)) return;
      const select = document.createElement("select");
      const values = [...new Set(rows.map((row) => row.cells[column].textContent.trim()))];
      for (const text of ["any", ...values.sort((a, b) => compare(a, b))]) select.add(new Option(text));
      tests.push((row) => select.selectedIndex === 0 || row.cells[column].textContent.trim() === select.value);
      select.addEventListener("change", () => apply());
      tools.append(labelled(heading.textContent.trim(), select));
    });
    if ("filterable" in table.dataset) {
      const search = document.createElement("input");
      search.type = "search";
      tests.push((row) => row.textContent.toLowerCase().includes(search.value.trim().toLowerCase()));
      search.addEventListener("input", () => apply());
      tools.append(labelled("Filter rows", search));
    }
    const count = document.createElement("span");
    count.className = "table-count";
    count.setAttribute("role", "status");
    tools.append(count);

    const apply = () => {
      for (const row of rows) row.hidden = !tests.every((test) => test(row));
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = shown === rows.length ? `${rows.length} rows` : `${shown} of ${rows.length} rows`;
    };
    apply();
    table.closest(".table-scroll").before(tools);
  };

  // A few rows are seen at once: tools would only stand in the way.
  const leastSorted = 4;
  const leastFiltered = 16;

  const refine = (table) => {
    const count = table.tBodies[0].rows.length;
    // The choices are read off the headings before sorting puts buttons into them.
    const hasChoices = count >= leastFiltered && table.querySelector("th[data-choice]");
    if ("filterable" in table.dataset || hasChoices) makeFilterable(table);
    if ("sortable" in table.dataset && count >= leastSorted) makeSortable(table);
  };

  // The tables behind figures are long: each is made ready when it is first opened.
  for (const table of document.querySelectorAll("table")) {
    const folded = table.closest("details:not([open])");
    const unfold = () => {
      refine(table);
      // Its frame may have been measured already, without what now stands in the headings.
      arrange(table.closest(".table-scroll"));
    };
    if (folded) folded.addEventListener("toggle", unfold, { once: true });
    else refine(table);
  }

  // A table that is wider than a phone becomes a card per row, whose cells carry the headings of their columns. What fits
  // stays a table. Frames are measured when they get a width: on loading, on turning the phone, on unfolding.
  const phone = matchMedia("(max-width: 47.99rem)");
  const widths = new WeakMap();

  const label = (table) => {
    const headings = [...table.tHead.rows[0].cells].map((heading) => heading.textContent.trim());
    for (const row of table.tBodies[0].rows) {
      [...row.cells].forEach((cell, column) => {
        if (cell.localName === "td") cell.dataset.label = headings[column];
      });
    }
  };

  const arrange = (frame) => {
    const table = frame.querySelector("table");
    table.classList.remove("cards");
    if (!phone.matches || frame.scrollWidth <= frame.clientWidth) return;
    label(table);
    table.classList.add("cards");
  };

  const frames = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.clientWidth === 0 || widths.get(target) === target.clientWidth) continue;
      widths.set(target, target.clientWidth);
      arrange(target);
    }
  });
  for (const frame of document.querySelectorAll(".table-scroll")) {
    // The table at the head has cards of its own, with a picture in each.
    if (!frame.querySelector(".glance")) frames.observe(frame);
  }

  for (const register of document.querySelectorAll(".register")) {
    const claims = [...register.querySelectorAll(".claim")];
    const counts = [...register.querySelectorAll(".verdict-counts li")];
    const filter = (verdict) => {
      for (const { item, button } of buttons) button.setAttribute("aria-pressed", String(item.dataset.verdict === verdict));
      for (const claim of claims) claim.hidden = verdict !== "" && claim.dataset.verdict !== verdict;
    };
    const buttons = counts.map((item) => {
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-pressed", "false");
      button.append(...item.childNodes);
      item.append(button);
      button.addEventListener("click", () => {
        const verdict = button.getAttribute("aria-pressed") === "true" ? "" : item.dataset.verdict;
        filter(verdict);
        reportView.set("verdict", verdict);
      });
      return { item, button };
    });
    const asked = reportView.get("verdict");
    if (asked && counts.some((item) => item.dataset.verdict === asked)) filter(asked);
  }
})();
