// What is said about bars that are laid out with their sum: which ones it is, which ones make the time, and their names.

import { cut, textWidth } from "../letters.mjs";
import { seconds } from "../ticks.mjs";
import { WAITS } from "./stretches.mjs";

const TIME = 60; // px for what a call took

// Hollow, but for those of the calls that make the time as long as it is.
export const faded = (bars, pace) => bars.map((bar) => (pace.has(bar.call) ? bar : { ...bar, aside: true }));

// The bars of the term that is pointed at, each call in an ink frame.
export function drawLit(pen, bars, calls) {
  for (const id of calls ?? []) {
    const own = bars.filter((bar) => bar.call === id && bar.opacity !== 0);
    if (!own.length) continue;
    const left = Math.min(...own.map((bar) => bar.left)), right = Math.max(...own.map((bar) => bar.left + bar.width));
    pen.put(`lit ${id}`, "rect", { class: "critical", x: left - 2, y: own[0].top - 3, width: right - left + 4, height: own[0].height + 6, rx: 3 });
  }
}

// Above the row whose bars these are, where there is room for it. A number stands alone only among neighbours of its step
// of which one has its whole name; where none has room for it, the step's name stands once above them all.
export function drawNames(pen, bars, names, y) {
  for (const group of groupsOf(widthsOf(bars), names)) {
    const fits = (words, { left, right }) => words && textWidth(words, 13) + 4 <= right - left;
    const write = (key, words, { left, right }) => pen.put(`${key} above`, "text", { class: "small middle halo", x: (left + right) / 2, y }, words);
    const named = group.calls.some((one) => fits(one.name, one)), all = { left: group.calls[0].left, right: group.calls.at(-1).right };
    if (named) for (const one of group.calls) {
      const words = [one.name, one.number].find((text) => fits(text, one));
      if (words) write(one.call, words, one);
    } else if (group.calls.length > 1 && fits(group.step, all)) write(group.calls[0].call, group.step, all);
  }
}

// In the rows that have closed: each call by name, and what it takes of the row of all.
export function drawTerms(pen, rows, bars, p) {
  const took = new Map();
  for (const { call, phase, seconds: own } of bars) {
    const id = rows.unit(call);
    if (!WAITS.includes(phase)) took.set(id, (took.get(id) ?? 0) + own);
  }
  for (const { id, row, name } of rows.calls.filter((call) => took.has(call.id))) {
    const y = p.nodeMiddle(row) + 4.5, words = cut(name, p.width - p.t0 - TIME, 14, 600);
    pen.put(`${id} name`, "text", { class: "label bold halo", x: p.t0, y }, words);
    pen.put(`${id} took`, "text", { class: "label halo", x: p.t0 + textWidth(words, 14, 600) + 8, y }, seconds(took.get(id)));
  }
}

function widthsOf(bars) {
  const wide = new Map();
  for (const { call, left, width, opacity } of bars) {
    if (opacity === 0) continue;
    const one = wide.get(call) ?? { left };
    wide.set(call, { left: one.left, right: left + width });
  }
  return wide;
}

// Neighbours that have one name but for their numbers.
function groupsOf(wide, names) {
  const groups = [];
  for (const [call, place] of wide) {
    const name = names.get(call), number = /\d[\d.]*$/.exec(name)?.[0] ?? "", step = name.slice(0, name.length - number.length).trim();
    if (groups.at(-1)?.step !== step) groups.push({ step, calls: [] });
    groups.at(-1).calls.push({ ...place, call, name, number });
  }
  return groups;
}
