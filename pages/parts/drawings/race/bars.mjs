// The rows of both runs: name, one call's bars, and what colour alone would not say.

import { drawBars, REUSED } from "../flow/bars.mjs";
import { cut, textWidth } from "../letters.mjs";
import { pinAt } from "../pin.mjs";
import { seconds } from "../ticks.mjs";
import { ROUNDED } from "./clock.mjs";
import { barTop, NAMED_FROM } from "./plan.mjs";

// What stands behind a call's bar: whether it failed or was cancelled, and whether its answer was taken.
export function fateOf({ status, fate, reused }) {
  const sign = { error: "✕", cancelled: "⊘" }[status] ?? "";
  if (fate === "thrown away") return `${sign} thrown away, paid`.trim();
  if (fate === "picked" && !sign) return "✓ picked";
  if (reused) return reused;
  return { error: "✕ failed", cancelled: "⊘ cancelled" }[status] ?? "";
}

/**
 * The stretches of one run's calls as bars, as far as its clock stands.
 * @param {import("../sent.mjs").RaceRun} run
 * @param {number} lane which of the two it is
 * @returns {import("../flow/bars.mjs").Bar[]}
 */
export function barsOfRun(run, lane, plan, x, now) {
  return run.calls.flatMap((call) => call.bars.filter(([, start]) => start <= now).map(([phase, start, end], i) => {
    const left = x(i ? start : Math.min(call.line ?? start, start)), to = Math.min(end ?? now, now);
    return {
      key: `${lane} ${call.row} ${i} ${phase}`, call: call.id, kind: call.fate === "thrown away" ? "idle" : call.kind, phase,
      seconds: to - start, left, width: phase === "reused" ? REUSED : Math.max(x(to) - left, 0), height: plan.bar,
      top: barTop(plan, lane, call.row),
    };
  }));
}

export function drawRuns(pens, plan, runs, x, clock) {
  pens.bars.begin();
  drawBars(pens.bars, runs.flatMap((run, i) => barsOfRun(run, i, plan, x, clock[i] + ROUNDED)));
  pens.bars.end();
  drawRowNames(pens.names, plan, runs);
  pens.marks.begin();
  runs.forEach((run, i) => drawMarks(pens.marks, plan, runs, i, x, clock));
  pens.marks.end();
}

// The names of the rows; `shown` false takes them away.
export function drawRowNames(pen, plan, runs, shown = true) {
  pen.begin();
  if (shown && plan.pitch >= NAMED_FROM) runs.forEach((run, i) => {
    for (const { row, name } of run.calls) {
      const y = barTop(plan, i, row) + plan.bar / 2 + 4.5;
      pen.put(`${i} ${row}`, "text", { class: "race-name", x: 0, y }, cut(name, plan.gutter - 10, 13));
    }
  });
  pen.end();
}

function drawMarks(pen, plan, runs, i, x, clock) {
  const run = runs[i], other = runs[1 - i], now = clock[i] + ROUNDED;
  const measured = plan.measured && i === plan.fast && !plan.below;
  const ink = { end: run.running ? null : x(run.end), other: measured ? x(other.end) : Infinity };
  for (const call of run.calls) drawPin(pen, `${i} ${call.row}`, call, barTop(plan, i, call.row), plan, x, now);
  if (plan.pitch < NAMED_FROM) return;
  for (const call of run.calls) drawMark(pen, `${i} ${call.row}`, call, barTop(plan, i, call.row), plan, x, now, ink);
}

// A fault that was ordered for this call, at its beginning.
function drawPin(pen, key, { pin, bars }, top, plan, x, now) {
  const began = bars.find(([, start]) => start <= now)?.[1];
  if (pin && began !== undefined) pen.put(`${key} pin`, "path", { class: "pin", d: pinAt(x(began), top + 4, Math.min(plan.pitch / 20, 1)) });
}

// Where words may begin so that the line at which their run ends does not go through them: right of it. The playhead and a
// clock go behind them: words that made room for these would go back and forth.
export const aside = (line, left, words) => (line !== null && line > left - 10 && line < left + textWidth(words, 13) + 4 ? line + 8 : left);

function drawMark(pen, key, call, top, plan, x, now, ink) {
  const [, , end] = call.bars[call.bars.length - 1] || [];
  const mark = fateOf(call);
  if (!mark || end === null || end === undefined || end > now) return;
  const wide = call.reused ? REUSED : 0;
  const place = (words) => aside(ink.end, x(end) + wide + 8, words);
  const whole = `${mark} at ${seconds(end)}`, reach = place(whole) + textWidth(whole, 13);
  const words = mark === "⊘ cancelled" && reach <= Math.min(plan.width, ink.other - 4) ? whole : mark;
  const begin = Math.min(call.line ?? Infinity, call.bars[0][1]);
  const free = besideBar(SHORTER[words] ?? [words], place, x(begin) - 8, plan);
  if (free) pen.put(`${key} mark`, "text", { class: `race-small race-halo ${call.status}`, x: free.at, y: top + plan.bar / 2 + 4.5 }, free.words);
}

const SHORTER = { "thrown away, paid": ["thrown away, paid", "thrown away", "paid"], "⊘ thrown away, paid": ["⊘ thrown away, paid", "⊘ thrown away", "⊘ paid"] };

/**
 * Where the first of some words stands that has room: behind its bar, else before it, never over it; null where none has.
 * @param {string[]} all the same, ever shorter
 * @param {(words: string) => number} place where words would begin behind the bar
 * @param {number} before where they would have to end before it
 */
export function besideBar(all, place, before, { left, width }) {
  for (const words of all) {
    const wide = textWidth(words, 13), behind = place(words);
    if (behind + wide <= width) return { words, at: behind };
    if (before - wide >= left + 4) return { words, at: before - wide };
  }
  return null;
}
