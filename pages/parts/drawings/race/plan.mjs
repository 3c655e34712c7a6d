// Where everything stands in a race: its measures, from its data and its width.

import { textWidth } from "../letters.mjs";
import { ticks } from "../ticks.mjs";

export const NAMED_FROM = 10; // px of a row that has room for words,
export const SMALL_BELOW = 13; // and of one in which they are small
// px of a run: for its title above its rows, below them for the measure between two ends or a brace and its sum, and to
// the next run. The second ones are for a class and many rows: both runs whole on 480 px, above the player.
const USUAL = { head: 26, sum: 30, air: 8 }, LOW = { head: 18, sum: 24, air: 4 };
const MANY = 12; // rows of both runs
const ABOVE = 4, AXIS = 26; // px
const WORDS = 8; // px more, for the words below a measure that lies below the rows
const ROOM = 321; // px of both runs for a class
const ROWS = 264; // px of the rows of one run, so that both stand on a laptop's screen below the headline and the charts

// Each run has as many rows as it needs, each row the name of its call.
export function planOf(width, { runs, saved, compact }) {
  const names = runs.flatMap((run) => run.calls.map((call) => textWidth(call.name, 13)));
  const gutter = Math.min(Math.max(0, ...names), width < 420 ? 84 : 140) + 12;
  const times = Math.max(...runs.map((run) => 1.1 * textWidth(run.time, 17, 600))) + 12; // the serif is wider
  const right = width - Math.max(width < 420 ? 62 : 108, times);
  const most = Math.max(1, ...runs.map((run) => run.calls.length));
  const usual = most <= 8 && width >= 560 ? 22 : Math.min(18, Math.floor(ROWS / most));
  const counts = runs.map((run) => Math.max(run.calls.length, 1)), all = counts[0] + counts[1];
  const { head, sum, air } = compact && all > MANY ? LOW : USUAL;
  const room = ROOM - ABOVE - 2 * (head + 8 + sum) - air - AXIS;
  const pitch = Math.max(5, compact ? Math.min(usual, Math.floor(room / all)) : usual);
  const plan = { width, gutter, left: gutter, right, pitch, bar: pitch > 16 ? 14 : pitch - 2, small: Boolean(compact) || width < 560 };
  plan.measured = Boolean(saved); // between the two ends, once both are shown
  plan.fast = runs[0].end <= runs[1].end ? 0 : 1;
  plan.below = width < 420 && plan.measured; // no room beside the bars for the measure
  let top = ABOVE;
  plan.panels = runs.map((run, i) => {
    const rows = counts[i], places = new Map(run.calls.map((call, place) => [call.row, place]));
    const panel = { rows, places, top, first: top + head + 4, bottom: top + head + 8 + rows * pitch };
    top = panel.bottom + sum + (plan.below && i === plan.fast ? WORDS : 0) + air;
    return panel;
  });
  plan.floor = top - air;
  plan.height = plan.floor + AXIS;
  return plan;
}

// How far the axis reaches: to the later end, or, while they run, in steps ahead of the clock, but to `least` seconds.
export function reachOf(runs, clock, least = 0) {
  const last = Math.max(...runs.map((run, i) => (run.running ? clock[i] : run.end)), 0.01);
  return runs.some((run) => run.running) ? ticks(Math.max(2, least, last * 1.04), 5).end : last;
}

// The top of a bar in one of the two runs; undefined for a call that it did not make.
export function barTop(plan, lane, row) {
  const { first, places } = plan.panels[lane];
  return places.has(row) ? first + places.get(row) * plan.pitch : undefined;
}

// The top of its row, with the air around the bar.
export const rowTop = (plan, lane, row) => barTop(plan, lane, row) - (plan.pitch - plan.bar) / 2;
