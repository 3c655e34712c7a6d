// Where the names of the calls stand above their bars: each over its own, and one that is longer than its bar where the
// room beside it is free.

import { textWidth } from "../letters.mjs";

const SIZE = 13, HIGH = 10, LOW = 3; // px of a letter, and of a name above and below its line
const BELOW = 5; // px from the line to the bars
const AIR = 5; // px from a name to what stands beside it

/**
 * The names that have room, and where they begin.
 * @param {import("../sent.mjs").SmallRun} run
 * @param {{lane: number, bar: number}} sizes
 * @param {(t: number) => number} x
 * @param {number} right px at which the room ends
 * @returns {{name: string, lane: number, from: number, left: number}[]}
 */
export function namePlaces(run, { lane: high, bar }, x, right) {
  const boxes = [...run.calls.map(({ lane, bars }) => [lane, bars[0][1], bars.at(-1)[2]]), ...run.ghosts];
  const taken = boxes.map(([lane, from, to]) => ({ left: x(from), right: x(to), top: lane * high, bottom: lane * high + bar }));
  const placed = [], names = run.names.map(([name, lane, from, to]) => ({ name, lane, from, to, wide: textWidth(name, SIZE) }));
  const isOver = ({ wide, from, to }) => wide <= x(to) - x(from);
  for (const one of [...names.filter(isOver), ...names.filter((name) => !isOver(name))]) {
    const bottom = one.lane * high - BELOW + LOW, top = bottom - LOW - HIGH, begins = x(one.from), ends = x(one.to);
    const beside = taken.filter((box) => box.top < bottom && box.bottom > top);
    const least = Math.max(0, ...beside.filter((box) => box.left < begins).map((box) => box.right + AIR));
    const most = Math.min(right, ...beside.filter((box) => box.left >= begins).map((box) => box.left - AIR));
    const left = isOver(one) ? begins : Math.min(begins, most - one.wide);
    if (!isOver(one) && (left < least || left + one.wide < begins || left > ends)) continue;
    taken.push({ left, right: left + one.wide, top, bottom });
    placed.push({ name: one.name, lane: one.lane, from: one.from, left });
  }
  return placed;
}
