// The signs that fold a nested pattern and open it again; on a phone each has its name above it, and a bracket goes from
// it to the last of its rows.

import { cut, textWidth } from "../letters.mjs";
import { fill, svg } from "../paper.mjs";

const LIP = 7; // px
const NAME = 13, HEAVY = 600, AIR = 5; // px of a name, and on both sides of it

// A small triangle before the first call of each nested pattern, and before the row of a folded one.
export function drawSigns(pen, rows, calls, p, fold) {
  const first = new Map(), seen = new Map(calls.map(({ call }) => [call.id, call.row]));
  for (const nested of rows.folds) {
    const at = calls.find(({ call }) => call.id === rows.unit(nested.calls[0]));
    if (!at || rows.status === "running") continue;
    if (at.call.fold && at.call.fold.id !== nested.id) continue; // inside another one that is folded
    const beside = first.get(at.call.id) || 0;
    first.set(at.call.id, beside + 1);
    const x = p.rail ? 8 : Math.max(8, p.column(at.call.column) - 13 - 20 * beside), y = p.nodeMiddle(at.call.row);
    const open = !at.call.fold;
    if (open && p.over && !beside) drawBracket(pen, nested, nested.calls.map((id) => seen.get(id)), x, p);
    const shape = pen.put(`${nested.id}`, "g", { class: "fold", role: "button", tabindex: 0, transform: `translate(${x} ${y})` });
    fill(shape, { "aria-expanded": `${open}`, "aria-label": `${nested.name}: ${nested.steps}, ${nested.words}` });
    if (!shape.onclick) {
      shape.append(svg("circle", { r: 12, class: "touch" }), svg("circle", { r: 8 }), svg("path", { class: "line" }));
      shape.onclick = () => fold(nested.id);
      shape.onkeydown = (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        fold(nested.id);
      };
    }
    fill(shape.lastChild, { d: open ? "M-4 -2L0 2.5L4 -2" : "M-2 -4L2.5 0L-2 4" });
  }
}

// The name in the line above its first row, before time begins; the rest around rows that all are its own.
function drawBracket(pen, { id, name }, own, x, p) {
  const top = (row) => p.top + (row - p.first) * p.row + 0.5, words = p.closed ? "" : cut(name, p.t0 - AIR, NAME, HEAVY);
  if (words) pen.put(`${id} name`, "text", { class: "nest bold halo", "aria-hidden": "true", x: 0, y: top(own[0]) + 4 }, words);
  const first = Math.min(...own), last = Math.max(...own), over = top(first);
  if (last - first + 1 !== own.length) return; // NaN: some are folded, or out of sight
  pen.put(`${id} bracket`, "path", { class: "nest", d: `M${x} ${p.nodeMiddle(first)}V${p.nodeMiddle(last) + p.node / 2 + 3}h${LIP}` });
  pen.put(`${id} over`, "path", { class: "rule", d: `M${textWidth(words, NAME, HEAVY) + AIR} ${over}H${p.width}` });
  pen.put(`${id} under`, "path", { class: "rule", d: `M${x} ${over + own.length * p.row}H${p.width}` });
}
