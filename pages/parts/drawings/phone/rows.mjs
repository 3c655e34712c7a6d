// A run in rows: each call a bar on one axis of seconds, its name above it; of two runs both, on the same axis.

import { scale } from "./scale.mjs";

const NAMED = { row: 32, bar: 12, top: 16 }, CLOSE = { row: 14, bar: 9, top: 2 };
const MOST_NAMED = 12; // rows of all sides together that have room for names
const SOLID = new Set(["answer", "whole"]);

// The second that all of it is at: a frame's own, and from its coming on this phone's clock, which only measures.
export const nowOf = (side, since) => (side.status === "running" ? side.now + Math.max(since, 0) / 1000 : side.now);

// Where everything lies: {height, x, marks, sides: [{title, words, now, top, rows: [{name, kind, status, y, bars}]}]}.
// `least`: seconds that the axis reaches at least; `since`: ms since the frame came.
export function laidOut(frame, width, { least = 0, since = 0 } = {}) {
  const nows = frame.sides.map((side) => nowOf(side, frame.going ? since : 0));
  const high = Math.max(least, ...frame.sides.map(({ high: end }) => end), ...nows);
  const { x, marks } = scale(0, high, width);
  const count = frame.sides.reduce((sum, side) => sum + side.rows.length, 0);
  const size = count <= MOST_NAMED ? NAMED : CLOSE;
  let y = 0;
  const sides = frame.sides.map((side, i) => {
    const top = y, named = size === NAMED;
    if (side.title) y += 20;
    const rows = side.rows.map((row) => {
      const place = y;
      y += size.row;
      const bars = row.bars.map(([phase, from, to]) => bar(phase, from, to ?? nows[i], x, row.status));
      return { name: named ? row.name : "", kind: row.kind, status: row.status, y: place, bar: place + size.top, bars };
    });
    y += frame.sides.length > 1 ? 8 : 4;
    return { title: side.title, words: side.state, more: side.more, now: nows[i], going: side.status === "running", top, rows };
  });
  return { height: y, thick: size.bar, high, x, marks, sides };
}

function bar(phase, from, to, x, status) {
  const left = x(from), look = SOLID.has(phase) ? "solid" : phase === "slot" || phase === "provider" ? "line" : phase;
  return { left, width: Math.max(x(Math.max(to, from)) - left, 1.5), look: look === "first" && status === "cancelled" ? "cancelled" : look };
}
