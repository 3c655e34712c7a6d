// Where everything stands in a race: its measures, from its data and its width.

import { MOST_PRESENTED } from "../flow/places.mjs";
import { textWidth } from "../letters.mjs";
import { ticks } from "../ticks.mjs";

export const NAMED_FROM = 13; // px of a row that has room for words

// Where everything stands. Wide and of one step: titles left of the rows; else above them, with each call's name.
export function planOf(width, { runs, rows, named, ended, alike, saved, compact }) {
  const beside = width >= 560 && !named;
  const names = named ? runs.flatMap((run) => run.calls.map((call) => textWidth(call.name, 13))) : [];
  const gutter = named ? Math.min(Math.max(0, ...names), width < 420 ? 84 : 120) + 34 : 24;
  const left = (beside ? 150 : 0) + gutter;
  const times = Math.max(...runs.map((run) => 1.1 * textWidth(run.time, 17, 600))) + 12; // the serif is wider
  const right = width - Math.max(width < 420 ? 62 : 108, times);
  const most = Math.max(rows, 1);
  const usual = most <= 8 && width >= 560 ? 22 : most <= 18 ? 18 : Math.max(5, Math.floor(352 / most));
  const least = named && most <= MOST_PRESENTED ? NAMED_FROM : 5; // names stay, and what is too high then scrolls
  const pitch = compact ? Math.max(least, Math.min(usual, Math.floor(118 / most))) : usual; // both runs on 480 px, with the player
  const plan = { width, rows, beside, gutter, named, missing: ended && alike, left, right, pitch, bar: pitch > 16 ? 14 : pitch - 2 };
  plan.fast = runs[0].end <= runs[1].end ? 0 : 1;
  plan.below = width < 420 && Boolean(saved); // no room beside the bars: the measure has a row of its own
  let top = 4;
  plan.panels = runs.map((run, i) => {
    const head = beside ? 0 : 26;
    const panel = { top, first: top + head + 4, bottom: top + head + 8 + Math.max(most * pitch, beside ? 44 : pitch) };
    top = panel.bottom + 16 + (plan.below && i === plan.fast ? 32 : 0);
    return panel;
  });
  plan.floor = top - 8;
  plan.height = plan.floor + 26;
  return plan;
}

// How far the axis reaches: to the later end, or, while they run, in steps ahead of the clock.
export function reachOf(runs, clock) {
  const last = Math.max(...runs.map((run, i) => (run.running ? clock[i] : run.end)), 0.01);
  return runs.some((run) => run.running) ? ticks(Math.max(2, last * 1.04), 5).end : last;
}

// The top of a row of one of the two runs, with the air around its bar.
export const rowTop = (plan, panel, row) => plan.panels[panel].first + (row - 1) * plan.pitch - (plan.pitch - plan.bar) / 2;
