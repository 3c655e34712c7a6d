// The run as it was, behind the one that is computed, and what a hand can take hold of.

import { begun } from "../moment.mjs";

const MOVED = 0.0005; // seconds

// Outlines of the bars that are elsewhere now, and the line at which the run ended. `real`: its calls, by their ids.
export function drawGhosts(pen, real, end, calls, p, x) {
  for (const { call } of calls) {
    const was = real.get(call.id);
    if (!was?.stretches.length || was.end === undefined) continue;
    const same = call.end !== undefined && Math.abs(begun(was) - begun(call)) < MOVED && Math.abs(was.end - call.end) < MOVED;
    if (same) continue;
    const from = x(was.line ?? begun(was));
    pen.put(`ghost ${call.id}`, "rect", { class: "ghost", x: from, y: p.barTop(call.row) - 1.5, width: Math.max(x(was.end) - from, 1), height: p.bar + 3, rx: 2 });
  }
  pen.put("ghost end", "path", { class: "ghost-end", d: `M${x(end)} 4V${p.base}` });
}

// Two short lines at the end of each bar; the one under the hand is bold.
export function drawGrips(pen, bars, p, { held, line }) {
  pen.put("grip line", "path", { class: "grip", d: `M${p.t1 - 16} ${line}h16` });
  for (const { call, end } of bars) {
    if (end === null) continue;
    const top = p.barTop(call.row) - 3;
    pen.put(`grip ${call.id}`, "path", { class: `grip${held === call.id ? " held" : ""}`, d: `M${end} ${top}v${p.bar + 6}` });
  }
}

/**
 * The line of the limit as a slider of its own.
 * @param {{line: number, limit: number | null, peak: number, count: number, move: (by: number) => void}} slider
 */
export function drawLimit(pen, { line, limit, peak, count, move }, p) {
  const node = pen.put("at once", "rect", {
    class: "at-once", role: "slider", tabindex: 0, x: p.t0 - 8, y: line - 7, width: p.t1 - p.t0 + 16, height: 14, rx: 4, "aria-orientation": "vertical",
    "aria-label": "At once", "aria-valuemin": 1, "aria-valuemax": count, "aria-valuenow": limit ?? count,
    "aria-valuetext": limit === null ? `no limit, at most ${peak} in flight` : `${limit} at once`,
  });
  node.onkeydown = (event) => {
    const by = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(by);
  };
}

// A dependency on its way from one call to the pointer.
export function drawPull(pen, { from, to }, p) {
  const x = p.column(from.column) + (p.marksOnly ? p.node : p.nodeWidth), y = p.nodeMiddle(from.row);
  pen.put("pull", "path", { class: "pull", d: `M${x} ${y}L${to.x} ${to.y}` });
}
