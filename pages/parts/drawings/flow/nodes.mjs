// The calls as shapes, with the mark of their state.

import { cutName } from "../letters.mjs";
import { pinAt } from "../pin.mjs";
import { shape } from "../shape.mjs";
import { shortName } from "./places.mjs";

export const MARKS = {
  queued: ["ring", "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0"],
  streaming: ["dot", "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0"],
  done: ["line", "M-4.5 .5L-1.5 4.5L4.5 -5"],
  failed: ["line", "M-4 -4L4 4M4 -4L-4 4"],
  cancelled: ["line", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M-3.5 3.5L3.5 -3.5"],
};
MARKS.waiting = MARKS.thinking = MARKS.held = MARKS.again = MARKS.queued;

// Where the shape of a call stands: its left edge, its middle, its size.
export const boxOf = (call, p) => ({
  x: p.column(call.column), y: p.nodeMiddle(call.row), w: p.marksOnly ? p.node : p.nodeWidth, h: p.node,
});

export function drawNodes(pen, calls, p, chosen, near) {
  for (const { call, now } of calls) {
    const { x, y, w, h } = boxOf(call, p);
    const lit = call.id === chosen, pad = w < 112 ? 11 : 14;
    const tone = `k-${call.kind} s-${now.state}`;
    const air = p.marksOnly ? 3 : 4.5;
    if (lit) pen.put(`${call.id} ring`, "path", { class: "ring", d: shape(call.kind, x - air, y - h / 2 - air, w + 2 * air, h + 2 * air) });
    pen.put(`${call.id} shape`, "path", { class: `node ${tone}${call.reused ? " reused" : ""}`, d: shape(call.kind, x, y - h / 2, w, h) });
    if (call.pin) {
      const d = pinAt(x + w - (p.marksOnly ? 1 : 3), y - h / 2 + 5, p.marksOnly ? 0.85 : 1);
      pen.put(`${call.id} pin`, "path", { class: "pin", d });
    }
    if (p.over) continue;
    const bold = lit || near.has(call.id);
    const inside = w - pad - (now.state === "idle" ? 8 : 26);
    const room = p.rail ? p.t1 - p.nameX : p.marksOnly ? p.nodeWidth - h : inside;
    const look = `name${bold ? " lit" : ""}${now.thrown ? " thrown" : ""} s-${now.state}`;
    const left = p.rail ? p.nameX : x + (p.marksOnly ? h + 7 : pad);
    const name = cutName(shortName(call), room, 14, bold ? 600 : 400);
    pen.put(`${call.id} name`, "text", { class: look, x: left, y: y + 4.5 }, name);
    const mark = MARKS[now.state];
    if (!mark) continue;
    const place = p.marksOnly ? `translate(${x + h / 2} ${y}) scale(.62)` : `translate(${x + w - 15} ${y})`;
    pen.put(`${call.id} mark`, "path", { class: `mark ${mark[0]} ${tone}`, d: mark[1], transform: place });
  }
}
