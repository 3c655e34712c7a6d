// All calls as a table that can be sorted; a call's name chooses it.

import { el, fill } from "../paper.mjs";
import { scrollBox } from "../table.mjs";
import { COLUMNS, sorted } from "./columns.mjs";
import { isTooLarge } from "./model.mjs";

export function tableOf({ model, view, acts }) {
  const box = view.root.appendChild(el("details", { class: "calls" }));
  const label = box.appendChild(el("summary", {}, "All calls as a table"));
  const scroll = box.appendChild(scrollBox("All calls of this run"));
  let sort = { column: 0, down: false }, shown = null;

  function draw() {
    const { data, sources } = model, made = data.calls.filter((call) => call.status !== "idle"), count = made.length;
    box.hidden = !data.ended || !count || Boolean(data.covered) || Boolean(data.compact) || !sources.length;
    if (box.hidden) return;
    const first = `The first ${count.toLocaleString("en")} of ${data.count.toLocaleString("en")} calls as a table`;
    const words = isTooLarge(model) ? first : "All calls as a table";
    if (label.textContent !== words) label.textContent = words;
    if (!box.open) return;
    if (shown?.data !== data || shown.sort !== sort) {
      const { table, rows } = build(made);
      scroll.replaceChildren(table);
      shown = { data, sort, rows, lit: undefined };
    }
    light(view.focus);
  }

  function light(id) {
    if (shown.lit === id) return;
    for (const [row, on] of [[shown.rows.get(shown.lit), false], [shown.rows.get(id), true]]) {
      if (row) fill(row, { "aria-current": on ? "true" : null });
    }
    shown.lit = id;
  }

  function build(calls) {
    const table = el("table", { class: "table", "aria-label": "All calls of this run" });
    const head = table.appendChild(el("thead")).appendChild(el("tr"));
    COLUMNS.forEach(([name], column) => {
      const way = sort.column === column ? (sort.down ? "descending" : "ascending") : null;
      const cell = head.appendChild(el("th", { scope: "col", "aria-sort": way }));
      const sign = way ? (sort.down ? " ↓" : " ↑") : "";
      cell.append(el("button", { type: "button", onclick: () => sortBy(column) }, name + sign));
    });
    const rows = new Map();
    const body = table.appendChild(el("tbody"));
    for (const [call, i] of sorted(calls, sort)) {
      const row = body.appendChild(el("tr", { onclick: () => acts.choose(call.id) }));
      for (const [, , words] of COLUMNS) {
        const cell = row.appendChild(el("td", { class: "short" }, words ? words(call, i) : undefined));
        if (!words) cell.append(el("button", { type: "button" }, call.name));
      }
      rows.set(call.id, row);
    }
    return { table, rows };
  }

  function sortBy(column) {
    sort = { column, down: sort.column === column && !sort.down };
    draw();
    scroll.querySelectorAll("th button")[column].focus();
    acts.tell(`Sorted by ${COLUMNS[column][0]}, ${sort.down ? "largest" : "smallest"} first.`);
  }

  box.ontoggle = draw;
  return draw;
}
