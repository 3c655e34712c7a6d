// The rows of both runs: number, name, one call's bars, and what colour alone would not say.

import { cut, textWidth } from "../letters.mjs";
import { pinAt } from "../pin.mjs";
import { seconds } from "../ticks.mjs";
import { ROUNDED } from "./clock.mjs";
import { NAMED_FROM } from "./plan.mjs";

// One row's number, and its name where calls differ.
function drawName(pen, key, row, name, top, plan) {
  if (plan.pitch < NAMED_FROM && row % 5 && row !== 1) return;
  const y = top + plan.bar / 2 + 4.5;
  pen.put(`${key} number`, "text", { class: "race-small race-right", x: plan.named ? 18 : plan.left - 8, y }, String(row));
  if (plan.named && plan.pitch >= NAMED_FROM) pen.put(`${key} name`, "text", { class: "race-name", x: 26, y }, cut(name, plan.gutter - 34, 13));
}

// One call's stretches up to the clock. `ink`: the lines that its words keep from.
function drawRow(pen, key, call, top, plan, x, now, ink) {
  const middle = top + plan.bar / 2;
  call.bars.forEach(([phase, start, end], i) => {
    if (start > now) return;
    const left = x(start), to = x(Math.min(end ?? now, now)), tone = `k-${call.kind}`;
    if (phase === "slot" || phase === "back-off") {
      pen.put(`${key} ${i} ${phase}`, "path", { class: `race-wait ${phase}`, d: `M${left} ${middle}H${to}` });
      return;
    }
    const hatch = phase === "first" ? call.kind : phase === "cancelled" ? "idle" : null;
    const inset = phase === "answer" || phase === "whole" ? 0 : 0.75;
    pen.put(`${key} ${i} ${phase}`, "rect", {
      class: `race-bar ${phase} ${tone}`, x: left + inset, y: top + inset, rx: 2, height: plan.bar - 2 * inset,
      width: Math.max(to - left - 2 * inset, 0.5), fill: hatch ? `url(#hatch-${hatch})` : null,
    });
  });
  const began = call.bars.find(([, start]) => start <= now)?.[1];
  if (call.pin && began !== undefined) pen.put(`${key} pin`, "path", { class: "pin", d: pinAt(x(began), top + 4, Math.min(plan.pitch / 20, 1)) });
  drawMark(pen, key, call, top, plan, x, now, ink);
}

// A row that this run left empty: the other one made the call.
function drawMissing(pen, key, other, top, plan) {
  const middle = top + plan.bar / 2, from = plan.left + 4, words = `only in ${other.title.toLowerCase()}`;
  pen.put(`${key} missing`, "path", { class: "race-missing", d: `M${from} ${middle}h10` });
  if (plan.pitch < NAMED_FROM) return;
  pen.put(`${key} only`, "text", { class: "race-small race-halo", x: aside([plan.head], from + 18, words), y: middle + 4.5 }, words);
}

// Where words may begin so that no ink line goes through them: right of it.
export function aside(lines, left, words, size = 13) {
  const crossed = lines.filter((at) => at !== null && at > left - 10 && at < left + textWidth(words, size) + 4);
  return crossed.length ? Math.max(...crossed) + 8 : left;
}

// What colour alone would not say: a call that failed or was cancelled.
export const MARKS = { error: "✕ failed", cancelled: "⊘ cancelled" };

function drawMark(pen, key, call, top, plan, x, now, ink) {
  const [, , end] = call.bars[call.bars.length - 1] || [];
  const mark = MARKS[call.status];
  if (!mark || plan.pitch < NAMED_FROM || end === null || end === undefined || end > now) return;
  const place = (words) => aside([...ink.ends, plan.head], x(end) + 8, words);
  const whole = `${mark} at ${seconds(end)}`, reach = place(whole) + textWidth(whole, 13);
  const words = call.status === "cancelled" && reach <= Math.min(plan.width, ink.other - 4) ? whole : mark;
  const left = place(words), wide = textWidth(words, 13);
  const at = left + wide <= plan.width ? left : Math.max(x(end) - 8 - wide, plan.left + 4);
  pen.put(`${key} mark`, "text", { class: `race-small race-halo ${call.status}`, x: at, y: top + plan.bar / 2 + 4.5 }, words);
}

export function drawBars(pen, plan, runs, x, clock) {
  pen.begin();
  runs.forEach((run, i) => {
    const measured = plan.saved && i === plan.fast && !plan.below;
    const ink = { ends: run.running || clock[i] < run.end ? [] : [x(run.end)], other: measured ? x(runs[1 - i].end) : Infinity };
    const made = new Map(run.calls.map((call) => [call.row, call])), other = runs[1 - i];
    const theirs = new Map(other.calls.map((call) => [call.row, call]));
    for (let row = 1; row <= plan.rows; row++) {
      const top = plan.panels[i].first + (row - 1) * plan.pitch, key = `${i} ${row}`, call = made.get(row);
      if (call || plan.missing) drawName(pen, key, row, (call || theirs.get(row)).name, top, plan);
      if (call) drawRow(pen, key, call, top, plan, x, clock[i] + ROUNDED, ink);
      else if (plan.missing) drawMissing(pen, key, other, top, plan);
    }
  });
  pen.end();
}
