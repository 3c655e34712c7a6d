// Where everything stands in a race: its measures, from its data and its width.

import { MOST_PRESENTED } from "../flow/places.mjs";
import { textWidth } from "../letters.mjs";
import { ticks } from "../ticks.mjs";

export const NAMED_FROM = 13; // px of a row that has room for words
const HEAD = 26; // px for the title of a run, above its rows
const SUM = 30; // px below the rows of a run: for the measure between two ends, or for a brace and its sum

// Each run has as many rows as it needs, each row the name of its call.
export function planOf(width, { runs, saved, compact }) {
  const names = runs.flatMap((run) => run.calls.map((call) => textWidth(call.name, 13)));
  const gutter = Math.min(Math.max(0, ...names), width < 420 ? 84 : 140) + 12;
  const times = Math.max(...runs.map((run) => 1.1 * textWidth(run.time, 17, 600))) + 12; // the serif is wider
  const right = width - Math.max(width < 420 ? 62 : 108, times);
  const most = Math.max(1, ...runs.map((run) => run.calls.length));
  const usual = most <= 8 && width >= 560 ? 22 : most <= 18 ? 18 : Math.max(5, Math.floor(352 / most));
  const least = most <= MOST_PRESENTED ? NAMED_FROM : 5; // names stay, and what is too high then scrolls
  const pitch = compact ? Math.max(least, Math.min(usual, Math.floor(76 / most))) : usual; // both runs on 480 px, with the player
  const plan = { width, gutter, left: gutter, right, pitch, bar: pitch > 16 ? 14 : pitch - 2, small: Boolean(compact) || width < 560 };
  plan.fast = runs[0].end <= runs[1].end ? 0 : 1;
  plan.below = width < 420 && Boolean(saved); // no room beside the bars for the measure
  let top = 4;
  plan.panels = runs.map((run) => {
    const rows = Math.max(run.calls.length, 1), places = new Map(run.calls.map((call, place) => [call.row, place]));
    const panel = { rows, places, top, first: top + HEAD + 4, bottom: top + HEAD + 8 + rows * pitch };
    top = panel.bottom + SUM + 8;
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

// The top of a bar in one of the two runs; undefined for a call that it did not make.
export function barTop(plan, lane, row) {
  const { first, places } = plan.panels[lane];
  return places.has(row) ? first + places.get(row) * plan.pitch : undefined;
}

// The top of its row, with the air around the bar.
export const rowTop = (plan, lane, row) => barTop(plan, lane, row) - (plan.pitch - plan.bar) / 2;
