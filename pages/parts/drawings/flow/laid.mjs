// What is said about bars that are laid out with their sum: which ones it is, which ones make the time, and their names.

import { textWidth } from "../letters.mjs";

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

// Above the row whose bars these are, where there is room for it; of a long name its number alone.
export function drawNames(pen, bars, names, y) {
  const wide = new Map();
  for (const { call, left, width, opacity } of bars) {
    if (opacity === 0) continue;
    const one = wide.get(call) ?? { left, right: left };
    wide.set(call, { left: one.left, right: left + width });
  }
  for (const [call, { left, right }] of wide) {
    const name = names.get(call), number = /\d[\d.]*$/.exec(name)?.[0] ?? "";
    const text = [name, number].find((words) => textWidth(words, 13) + 4 <= right - left);
    if (text) pen.put(`${call} above`, "text", { class: "small middle halo", x: (left + right) / 2, y }, text);
  }
}
