// SPDX-License-Identifier: Apache-2.0
// Conveniences only: the report says everything without this script.
"use strict";
(() => {
  const button = (text, act) => {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = text;
    b.addEventListener("click", () => act(b));
    return b;
  };

  // Theme: follows the system until someone chooses.
  const root = document.documentElement;
  const isDark = () => root.dataset.theme
    ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = button("", (b) => { root.dataset.theme = isDark() ? "light" : "dark"; name(b); });
  const name = (b) => { b.textContent = isDark() ? "Light theme" : "Dark theme"; };
  name(theme);
  theme.className = "theme";
  document.querySelector("nav").append(theme);

  // Commands can be copied.
  for (const line of document.querySelectorAll(".command")) {
    line.append(button("Copy", async (b) => {
      const code = line.querySelector("code");
      try {
        await navigator.clipboard.writeText(code.textContent);
        b.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(code);   // a file opened from disk may not be allowed to copy
        b.textContent = "Selected";
      }
    }));
  }

  // A column header sorts its table; ties keep the order they had.
  const key = (cell) => cell.dataset.order === undefined ? cell.textContent : Number(cell.dataset.order);
  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a === "number") return -1;
    if (typeof b === "number") return 1;
    return a.localeCompare(b, "en", { numeric: true });
  };
  const sorters = [];
  for (const table of document.querySelectorAll("table")) {
    const body = table.tBodies[0];
    if (body.rows.length < 3) continue;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const sort = () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows];
        rows.sort((x, y) => (down ? -1 : 1) * compare(key(x.cells[column]), key(y.cells[column])));
        body.append(...rows);
      };
      const b = button("", sort);
      b.append(...head.childNodes);
      head.append(b);
      sorters.push([head, b]);
    });
  }

  // On paper what was folded is open, but for tables of many pages, which stand in the run folder as CSV; headers are plain words,
  // which browsers repeat on every page. Afterwards as it was.
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const d of document.querySelectorAll("details:not([open]):not(.long)")) {
      d.open = true;
      opened.push(d);
    }
    for (const [head, b] of sorters) head.replaceChildren(...b.childNodes);
  });
  addEventListener("afterprint", () => {
    for (const d of opened.splice(0)) d.open = false;
    for (const [head, b] of sorters) { b.append(...head.childNodes); head.append(b); }
  });
})();
