// A plain table whose cells hold text of a model or a person: nothing in it is rendered or fetched.

import { el } from "./paper.mjs";

// What scrolls sideways where a table is too wide.
export const scrollBox = (label) => el("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": label });

/** @param {import("./views.mjs").Table} data */
export function draw(root, data) {
  const table = el("table", { class: "table", "aria-label": data.label });
  const head = el("tr");
  for (const name of data.head) head.append(el("th", { scope: "col" }, name));
  const body = el("tbody");
  for (const cells of data.rows) {
    const row = el("tr");
    for (const cell of cells) row.append(el("td", { dir: "auto", class: cell.length < 12 ? "short" : null }, cell));
    body.append(row);
  }
  const top = el("thead");
  top.append(head);
  table.append(top, body);
  const scroll = scrollBox(data.label);
  scroll.append(table);
  root.replaceChildren(scroll);
}
