// The bars of one run of the first page: where they are at a moment, and how high their row is.

import { between, inLine, lineOf } from "../flow/end_to_end.mjs";
import { faded } from "../flow/laid.mjs";

const ROOMY = { above: 17, below: 27, lane: 14, alone: 20 }; // px: for the names of the calls, for a brace with its sum, for one of many lanes, for the only one
const COMPACT = { above: 15, below: 25, lane: 9, alone: 16 };
const MOST = 5; // lanes that are as high as that; of more, all share the room

// `above`: px above the lanes; `lane`: from one to the next; `bar`: how high a bar is; `height`: that of the whole row.
export function sizesOf(run, { narrow, compact }) {
  const { above, below, lane: full, alone } = compact ? COMPACT : ROOMY, one = run.lanes === 1;
  const lane = one ? alone : Math.min(full, (MOST * full) / run.lanes);
  const height = above + run.lanes * lane + (run.sums || narrow ? below : 0);
  return { above, lane, bar: one ? alone : Math.max(lane - 2, 1), height };
}

/**
 * The bars as far as they have come.
 * @param {import("../sent.mjs").SmallRun} run
 * @param {{at: number, share: number, over: boolean}} act
 * @param {(t: number) => number} x
 */
export function barsOf(run, act, sizes, x, top) {
  const over = act.at >= run.seconds - 1e-3, place = (lane) => top + sizes.above + lane * sizes.lane;
  const bars = run.calls.flatMap(({ id, kind, lane, bars: own }) => own.map(([phase, from, to], i) => {
    const end = over ? to : Math.min(to, act.at);
    return {
      key: `${id} ${i} ${phase}`, call: id, kind, phase, word: "", seconds: end - from, left: x(from),
      width: x(end) - x(from), top: place(lane), height: sizes.bar,
    };
  })).filter((bar) => bar.seconds > 0);
  if (!run.beside || !run.sums) return bars;
  if (act.share > 0) return between(bars, inLine(bars, lineOf(bars), x, place(run.lanes - 1)), act.share);
  return act.over ? faded(bars, new Set(run.sums.as_it_ran.pace)) : bars;
}

// The sum below a run, in seconds what its brace spans and in words; null while there is none. A run that is a sum of its
// calls has one and the same as it ran and end to end.
export function sumOf(run, act) {
  if (!run.sums || act.at < run.seconds - 1e-3) return null;
  if (!run.beside) return { sum: run.sums.as_it_ran, seconds: run.seconds };
  if (!act.sum) return null;
  return { sum: run.sums[act.sum], seconds: act.sum === "as_it_ran" ? run.seconds : lengthOf(run) };
}

// End to end, in seconds.
export const lengthOf = (run) => lineOf(run.calls.flatMap(({ id, bars }) => bars.map(([phase, from, to], i) => ({ key: `${id} ${i}`, phase, seconds: to - from })))).total;

// What the axis has to reach for the runs of a page.
export const reachOf = (runs) => Math.max(1, ...runs.map((run) => (run.beside && run.sums ? Math.max(run.seconds, lengthOf(run)) : run.seconds)));
