// The axis of seconds, the guess on it, and the playhead.

import { textWidth } from "../letters.mjs";
import { ticks } from "../ticks.mjs";

const GLIDE = 0.2; // of the way to the next reach, at each frame
const FIRST = 6; // seconds of the model for which the axis of a run that goes on has room at first
const FULL = 0.99; // of the axis is used: then it becomes twice as long

// Seconds at its right end: now, and when it has glided there; and how many it has room for while a hand changes the run.
export const newAxis = () => ({ reach: null, goal: null, room: null });

// How many steps it may have.
export const most = (p) => Math.max(3, Math.min(6, Math.floor((p.t1 - p.t0) / 56)));

// The axis of a run that goes on has room ahead and grows in few steps, each twice the one before; it glides from one to
// the next. `least`: seconds that it has in any case as long as the run goes on. Returns its marks.
export function grow(axis, data, at, p, still, least = 0) {
  const running = data.status === "running";
  const room = (end) => ticks(Math.max(end, 0.1, data.guess <= Math.max(3 * end, running ? 10 : 0) ? data.guess : 0), most(p));
  if (axis.room !== null) axis.goal = ticks(axis.room, most(p)).end;
  else if (!running) axis.goal = room(data.end || 1).end;
  else {
    axis.goal ??= room(Math.max(FIRST * data.pace, 0.5)).end;
    if (least > axis.goal) axis.goal = room(least).end;
    while (Math.max(data.now, at) > FULL * axis.goal) axis.goal = room(2 * axis.goal).end;
  }
  const near = axis.reach === null || Math.abs(axis.reach - axis.goal) < 0.004 * axis.goal;
  const glided = near || still ? axis.goal : axis.reach + (axis.goal - axis.reach) * GLIDE;
  axis.reach = Math.max(glided, running ? at : 0); // after a long frame the glide may be behind the clock
  return ticks(axis.goal, most(p));
}

export const glides = (axis) => axis.reach !== axis.goal;

export function drawAxis(pen, data, p, x, axis, head) {
  const guess = data.guess === null || data.guess === undefined ? null : data.guess;
  const shown = guess !== null && guess <= axis.end;
  const guessWords = guess === null ? "" : `guess ${guess.toFixed(1)}${shown ? "" : " →"}`;
  const half = textWidth(guessWords, 13) / 2;
  const rest = data.ended ? x(data.end) : null; // of the playhead, that goes over the words on its way
  const guessX = guess === null ? null : aside(shown ? x(guess) : p.t1, half, rest, p.width);
  for (const t of axis.at) {
    const px = x(t);
    if (px > p.t1 + 1) continue; // while the axis glides
    pen.put(`grid ${t}`, "path", { class: "rule", d: `M${px} 4V${p.base}` });
    const crowded = (head !== null && Math.abs(px - head) < 24) || (guessX !== null && Math.abs(px - guessX) < half + 14);
    if (!crowded) pen.put(`tick ${t}`, "text", { class: "small middle", x: px, y: p.base + 17 }, axis.label(t));
  }
  if (p.over) {
    pen.put("unit", "text", { class: "small right", x: p.t1 + 12, y: p.base + 32 }, "seconds");
  } else {
    const after = Math.max(p.t1 + 22, head === null ? 0 : head + 16, guessX === null ? 0 : guessX + half + 14);
    pen.put("unit", "text", { class: "small", x: after, y: p.base + 17 }, "seconds");
  }
  if (shown && data.ended && Math.abs(x(data.end) - x(guess)) > 12) {
    pen.put("off", "path", { class: "off", d: measure(x(guess), x(data.end), p.peak - 7) });
  }
  if (shown) pen.put("guess", "path", { class: "guess", d: `M${x(guess)} 4V${p.base}` });
  if (guess !== null) pen.put("guess words", "text", { class: "small ink middle", x: guessX, y: p.base + 17 }, guessWords);
}

// How far the guess was off: a line between two short ones.
const measure = (from, to, y) => `M${from} ${y}H${to}M${from} ${y - 4}v8M${to} ${y - 4}v8`;

// The middle of a label that stands at `px` but not under the playhead at rest, and not outside the picture.
function aside(px, half, head, width) {
  const inside = Math.min(px, width - half);
  if (head === null || Math.abs(inside - head) >= half + 12) return inside;
  const right = head + half + 12;
  return px >= head && right + half <= width ? right : head - half - 12;
}

export function drawHead(pen, p) {
  pen.put("line", "path", { class: "head", d: `M0 2V${p.base}` });
  pen.put("house", "path", { class: "house", d: `M0 ${p.base + 4}l7 6v8h-14v-8z` });
}
