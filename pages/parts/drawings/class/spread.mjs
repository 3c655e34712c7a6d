// Where the answers of a class stand: bars for choices, dots on an axis for numbers. Nothing is drawn here.

import { ticks } from "../ticks.mjs";

const LEAST = 3.5; // px, half of a dot: where more have no room they overlap
const AIR = 6; // px between the highest dot and what stands above it

/**
 * The dots of several spreads on one axis: {r, x(value), axis, sets: [[{x, y}]]}, with y upwards from each own line.
 * @param {number[][]} sets sorted answers, one list a turn
 * @param {{low: number, high: number, whole: boolean}} range
 * @param {{left: number, right: number, high: number, most: number}} room `high`: px that one turn has; `most`: half of a dot
 */
export function dots(sets, { low, high, whole }, { left, right, high: room, most }) {
  const span = high - low, axis = axisOf(low, high, right - left, whole), scale = (right - left) / span;
  const x = (value) => left + (value - low) * scale;
  let r = most, stacked = [];
  for (;; r -= 0.5) {
    stacked = sets.map((values) => stack(values, x, whole ? Math.max(scale, 2 * r) : 2 * r, r, left));
    if (Math.max(0, ...stacked.flat().map(({ y }) => y + r)) + AIR <= room || r <= LEAST) break;
  }
  const tallest = Math.max(r, ...stacked.flat().map(({ y }) => y)), squeeze = Math.min(1, (room - AIR - 2 * r) / (tallest - r || 1));
  return { r, x, axis, sets: stacked.map((set) => set.map(({ x: px, y }) => ({ x: px, y: r + (y - r) * squeeze }))) };
}

// One answer is one dot; those that would touch stand above each other, in order of what they are.
function stack(values, x, wide, r, left) {
  const columns = new Map(), of = (px) => Math.floor((px - left + wide / 2) / wide);
  for (const px of values.map(x)) columns.set(of(px), [...(columns.get(of(px)) ?? []), px]);
  // In the middle of its column, but no further off than the answers in it: one that is alone stands where it was given.
  const middle = (column, all) => Math.min(Math.max(left + column * wide, all[0]), all.at(-1));
  return [...columns].flatMap(([column, all]) =>
    all.map((px, high) => ({ x: wide > 2 * r ? px : middle(column, all), y: r + high * 2 * r })));
}

// Marks of the axis, as the picture of a run has them where it begins at 0.
export function axisOf(low, high, width, whole) {
  const most = Math.max(3, Math.min(whole ? 12 : 6, Math.floor(width / 56)));
  if (low === 0) {
    const { at, label, step } = ticks(high, most);
    const even = whole && step < 1 ? Array.from({ length: high + 1 }, (_, i) => i) : at;
    return { at: even.filter((t) => t <= high + 1e-9), label: whole ? (t) => `${Math.round(t)}` : label };
  }
  const step = Math.max(whole ? 1 : 0, (high - low) / most), places = step < 1 ? 1 : 0;
  const round = whole ? Math.ceil(step) : step;
  const at = Array.from({ length: Math.floor((high - low) / round + 1e-9) + 1 }, (_, i) => low + i * round);
  return { at, label: (t) => t.toFixed(whole ? 0 : places) };
}

/**
 * The bars of choices: for each choice its label's place and a bar a turn.
 * @param {number[][]} sets counts by choice, one list a turn
 * @param {number} room px from the left edge of a bar to the right edge of the picture, without the number behind it
 */
export function bars(sets, room, thick, gap) {
  const most = Math.max(1, ...sets.flat()), choices = sets[0].length, each = sets.length * (thick + 3) + gap;
  return {
    height: choices * each,
    rows: Array.from({ length: choices }, (_, choice) => ({
      y: choice * each,
      bars: sets.map((counts, turn) => ({ y: choice * each + turn * (thick + 3), width: (counts[choice] / most) * room, count: counts[choice] })),
    })),
  };
}

// In words, for who does not see it.
export function inWords(spread, { choices, unit }) {
  if (!spread) return "";
  if (spread.bars) return spread.bars.map((count, i) => `${choices[i]}: ${count}`).join(", ");
  if (spread.dots) {
    if (!spread.n) return "no answers";
    const [least, most] = [spread.dots[0], spread.dots.at(-1)];
    return `${spread.n} answers from ${written(least)} to ${written(most)}${unit ? ` ${unit}` : ""}, half of them below ${written(spread.median)}`;
  }
  return spread.words.join("; ");
}

// A number as people write it: at most two places.
export const written = (value) => (value === null || value === undefined ? "–" : `${Math.round(value * 100) / 100}`);
