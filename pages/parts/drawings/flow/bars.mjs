// One bar a call, and what is marked on the bars on request: what the run waited for, and the longest chain.

import { textWidth } from "../letters.mjs";
import { IN_VAIN, WAITS } from "./stretches.mjs";

export const REUSED = 14; // px of a bar that took no time, since its answer was there

/**
 * A stretch of a call in the timeline.
 * @typedef {object} Bar
 * @property {string} key
 * @property {number} call
 * @property {import("../sent.mjs").Kind} kind
 * @property {import("../sent.mjs").Phase | "fold"} phase
 * @property {number} seconds that it lasts
 * @property {number} left
 * @property {number} width
 * @property {number} top
 * @property {number} height
 * @property {string} [word] why it failed
 * @property {number} [opacity]
 * @property {boolean} [aside] it does not make the run longer
 */

// The bars of some calls at their moments. `whole`: as long as they will be, not as long as they are by now.
export function barsOf(calls, p, x, whole) {
  return calls.flatMap(({ call, now }) => now.parts.map(({ phase, from, start = from, to, till, word }, i) => {
    const end = whole ? till : to, left = x(from);
    return {
      key: `${call.id} ${i} ${phase}`, call: call.id, kind: call.kind, phase, word, seconds: end - start,
      left, width: phase === "reused" ? REUSED : Math.max(x(end) - left, 0), top: p.barTop(call.row), height: p.bar,
    };
  }));
}

const LEAST = 5; // px of an attempt, however short it was: a tool that took a millisecond is seen
const isBrief = ({ phase, width }) => (phase === "whole" || IN_VAIN.includes(phase)) && width < LEAST;

/** @param {Bar[]} bars */
export function drawBars(pen, bars) {
  const ordered = [...bars.filter((bar) => !isBrief(bar)), ...bars.filter(isBrief)]; // a brief one lies over its neighbour
  for (const bar of ordered) {
    const { key, kind, phase, word, left, top, height: h, opacity = 1, aside } = bar, brief = isBrief(bar), width = brief ? LEAST : bar.width;
    const middle = top + h / 2, faint = opacity < 1 ? opacity : null;
    if (WAITS.includes(phase)) {
      pen.put(key, "path", { class: `${phase}${aside ? " aside" : ""}`, d: `M${left} ${middle}H${left + width}`, opacity: faint });
      continue;
    }
    const hatch = phase === "first" || phase === "thinking" ? kind : phase === "cancelled" ? "idle" : null;
    const inset = brief || phase === "answer" || width < 2 ? 0 : 0.75;
    pen.put(key, "rect", {
      class: `bar ${phase} k-${kind}${aside ? " aside" : ""}${brief ? " brief" : ""}`, x: left + inset, y: top + inset, rx: 2, height: h - 2 * inset,
      width: Math.max(width - 2 * inset, 0.5), fill: hatch ? `url(#hatch-${hatch})` : null, opacity: faint,
    });
    if (phase === "error" && width >= 14 && h >= 12) {
      const full = `✕ ${word}`, fits = word && h >= 14 && textWidth(full, 12, 600) + 8 <= width;
      pen.put(`${key} word`, "text", { class: "refused", x: left + width / 2, y: middle + 4.5, opacity: faint }, fits ? full : "✕");
    }
  }
}

// What the run waited for: an ink line below the bars that it had to wait for, on request.
export function drawWaited(pen, data, calls, p, x, at) {
  const rows = new Map(calls.map(({ call }) => [call.id, call.row]));
  data.waited.forEach(([call, from, to], i) => {
    const id = data.unit(call);
    if (!rows.has(id) || from > at) return;
    const y = p.barTop(rows.get(id)) + p.bar + 3;
    pen.put(`waited ${i}`, "path", { class: "waited", d: `M${x(from)} ${y}H${x(Math.min(to, at))}` });
  });
}

// The longest chain: an ink frame around the bars of calls that depend on each other, on request.
export function drawCritical(pen, data, calls, p, x) {
  const path = new Set(data.critical.map(data.unit));
  for (const { call, now } of calls) {
    if (!path.has(call.id) || !now.parts.length) continue;
    const left = x(now.parts[0].from) - 2.5;
    pen.put(`critical ${call.id}`, "rect", { class: "critical", x: left, y: p.barTop(call.row) - 2.5, width: x(now.end) - left + 2.5, height: p.bar + 5, rx: 3 });
  }
}
