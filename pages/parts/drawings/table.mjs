// A plain table whose cells hold text of a model or a person: nothing in it is rendered or fetched.

import { el } from "./paper.mjs";
import { withTerms } from "./terms.mjs";

const LONG = 240, SHOWN = 160; // characters of a cell from which it is cut, and that stay

// A text for a cell: its beginning where it is long, and null where it is not.
export function beginning(text) {
  if (text.length <= LONG) return null;
  return `${text.slice(0, SHOWN).replace(/\s+\S*$/, "").trimEnd()}…`;
}

// What scrolls sideways where a table is too wide.
export const scrollBox = (label) => el("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": label });

/** @param {import("./views.mjs").Table} data */
export function draw(root, data) {
  const table = el("table", { class: "table", "aria-label": data.label });
  const head = el("tr");
  for (const name of data.head) head.append(el("th", { scope: "col" }, name));
  const body = el("tbody"), met = new Set();
  for (const cells of data.rows) {
    const row = el("tr");
    for (const cell of cells) {
      row.append(el("td", { dir: "auto", class: cell.length < 12 ? "short" : null }));
      row.lastChild.append(...(beginning(cell) ? folded(cell) : withTerms(cell, data.terms, met)));
    }
    body.append(row);
  }
  const top = el("thead");
  top.append(head);
  table.append(top, body);
  const scroll = scrollBox(data.label);
  scroll.append(table);
  root.replaceChildren(scroll);
}

// A long text, cut until it is asked for; printed, all of it.
function folded(text) {
  const short = el("span", { class: "cell-short" }, beginning(text)), whole = el("span", { class: "cell-whole", hidden: "" }, text);
  const button = el("button", { type: "button", class: "cell-more", "aria-expanded": "false" }, "more");
  button.onclick = () => {
    const open = whole.hidden;
    [short.hidden, whole.hidden] = [open, !open];
    button.textContent = open ? "less" : "more";
    button.setAttribute("aria-expanded", `${open}`);
  };
  return [short, whole, " ", button];
}
