// Rows as things to choose: the call in both runs at once, and a line that says what became of it.

import { rowTop } from "./plan.mjs";

const HINT = "Point at a call, or choose one, to see what became of it.";
const AIR = 8; // px of a wash beside its row

// One button a call: over the first run, or over the second where only that made it; else the second run's row answers to
// the mouse alone.
export function drawRows(race) {
  const { model: { data }, view, acts } = race, { hits } = view.pens, { plan } = view;
  hits.begin();
  data.lines.forEach((words, index) => {
    const row = index + 1, lanes = lanesOf(plan, row);
    lanes.forEach((lane, order) => {
      const at = { x: 0, y: rowTop(plan, lane, row), width: plan.width, height: plan.pitch };
      const node = hits.put(`${lane} ${row}`, "rect", order ? { class: "race-hit", "aria-hidden": "true", ...at } : {
        class: "race-hit", role: "button", "data-row": row, "aria-label": words, tabindex: row === (view.chosen ?? 1) ? 0 : -1,
        "aria-pressed": String(row === view.chosen), ...at,
      });
      node.onclick = () => acts.choose(row === view.chosen ? null : row);
      node.onpointerenter = () => acts.hover(row);
      node.onpointerleave = () => acts.hover(null);
      if (order) return;
      node.onfocus = () => acts.hover(row);
      node.onblur = () => acts.hover(null);
      node.onkeydown = (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        node.onclick();
      };
    });
  });
  hits.end();
  drawWash(race);
}

const lanesOf = (plan, row) => [0, 1].filter((lane) => plan.panels[lane].places.has(row));

export function drawWash({ model: { data }, view }) {
  const { pens: { wash }, plan, nodes: { line } } = view;
  const lit = view.hovered ?? view.chosen;
  wash.begin();
  for (const row of new Set([view.chosen, view.hovered])) {
    if (row === null || row > data.lines.length) continue;
    for (const lane of lanesOf(plan, row)) {
      wash.put(`${lane} ${row}`, "rect", {
        class: "race-wash", x: -AIR, y: rowTop(plan, lane, row), width: plan.width + AIR, height: plan.pitch, rx: 3,
      });
    }
  }
  wash.end();
  line.hidden = !data.lines.length || (Boolean(data.compact) && lit === null);
  const words = lit === null ? HINT : data.lines[lit - 1];
  if (line.textContent !== words) line.textContent = words;
  line.classList.toggle("quiet", lit === null);
}

// From call to call, by keyboard.
export function goOn({ model: { data }, view }, way) {
  const last = data.lines.length;
  if (!last) return;
  const row = Math.min(Math.max((view.hovered ?? view.chosen ?? (way > 0 ? 0 : last + 1)) + way, 1), last);
  view.svg.querySelector(`.race-hit[data-row="${row}"]`).focus({ preventScroll: true });
}
