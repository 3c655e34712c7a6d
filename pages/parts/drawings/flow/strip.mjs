// A strip beside rows that scroll shows all of them at once: where in time they lie, and which have failed.

import { BESIDE, STRIP } from "./places.mjs";
import { startOf } from "./stretches.mjs";

/**
 * For each line of at most `most`: from the first start to the last end, and whether a call failed.
 * @param {{calls: object[]}} rows calls, some of them folded
 * @param {import("../sent.mjs").Flow} data
 * @param {number} most
 */
export function linesOf(rows, data, most) {
  const count = rows.calls.length;
  const lines = Array.from({ length: Math.min(most, count) }, () => ({ from: Infinity, to: 0, failed: false }));
  for (const row of rows.calls) {
    const line = lines[Math.floor((row.row / count) * lines.length)];
    const calls = row.fold ? data.calls.filter((call) => row.fold.calls.includes(call.id)) : [row];
    for (const call of calls) {
      line.from = Math.min(line.from, startOf(call) ?? Infinity);
      line.to = Math.max(line.to, call.end ?? data.now ?? (data.end || 1));
      line.failed ||= call.status === "error";
    }
  }
  return lines;
}

// `scroll(share)` brings a share of all rows into the middle of the window.
export function stripOf(view, scroll) {
  let known = null;

  function paths(rows, data, p, height, left, wide) {
    if (known?.rows === rows && known.height === height) return known;
    const lines = linesOf(rows, data, height), thick = height / lines.length, end = data.end || 1;
    const path = (failed) => lines.map((line, i) => {
      if (line.from > line.to || line.failed !== failed) return "";
      const from = (line.from / end) * wide, to = Math.max((line.to / end) * wide, from + 1);
      return `M${left + from} ${p.top + (i + 0.5) * thick}H${left + to}`;
    }).join("");
    known = { rows, height, thick, good: path(false), bad: path(true) };
    return known;
  }

  return function draw(data) {
    const { rows, places: p, pens: { density: pen, strip } } = view;
    const height = p.shown * p.row, count = rows.calls.length, left = p.whole - STRIP - BESIDE + 6, wide = STRIP - 6;
    const { thick, good, bad } = paths(rows, data, p, height, left, wide);
    pen.put("density", "path", { class: "density", d: good, "stroke-width": Math.max(thick - 0.5, 0.8) });
    pen.put("density bad", "path", { class: "density bad", d: bad, "stroke-width": Math.max(thick - 0.5, 1.5) });
    pen.put("window", "rect", {
      class: "window", x: left - 2, y: p.top + (p.first / count) * height,
      width: wide + 4, height: Math.max((p.shown / count) * height, 6), rx: 2,
    });
    const track = strip.put("strip", "rect", { class: "strip", x: left - 2, y: p.top, width: wide + 4, height });
    track.onpointerdown = (event) => {
      const box = view.stage.getBoundingClientRect();
      scroll((((event.clientY - box.top) * p.height) / box.height - p.top) / height);
    };
  };
}
