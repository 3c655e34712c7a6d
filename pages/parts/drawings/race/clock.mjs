// The clock of a race: which moment of both runs is shown. A cursor of null stands at the end, or at now while they run.

import { MOST_AHEAD } from "../flow/clock.mjs";

export const ROUNDED = 0.001; // seconds by which a bar's end, to a thousandth, may lie behind its run's end
const APART = 0.005; // seconds between the cursor and the next moment to step to
const MOST_PASSED = 0.25; // seconds of one frame, however long it took

export const newClock = () => ({ cursor: null, playing: false, speed: 1, arrived: 0 }); // when the last message came

export const lastOf = (runs) => Math.max(...runs.map((run) => run.end ?? 0));
export const atOf = (clock, runs) => clock.cursor ?? lastOf(runs);

// Stand at `t`; at the end the verdict is shown again.
export function moveTo(clock, runs, t) {
  clock.cursor = t >= lastOf(runs) - 1e-6 ? null : Math.max(0, t);
  if (clock.cursor === null) clock.playing = false;
}

// The next frame of playing, some seconds after the one before.
export function advance(clock, runs, passed) {
  moveTo(clock, runs, atOf(clock, runs) + Math.min(passed, MOST_PASSED) * clock.speed);
}

/**
 * The next moment at which something happens in either run, or the one before.
 * @param {import("../sent.mjs").RaceRun[]} runs
 * @param {number} way 1: forward, -1: back
 */
export function stepFrom(clock, runs, way) {
  const times = runs.flatMap((run) => run.calls.flatMap((call) => call.bars.flatMap(([, from, to]) => [from, to])));
  const moments = [...new Set([0, ...times, lastOf(runs)])].sort((a, b) => a - b), at = atOf(clock, runs);
  const next = way > 0 ? moments.find((t) => t > at + APART) : moments.findLast((t) => t < at - APART);
  return next ?? (way > 0 ? lastOf(runs) : 0);
}

// Where each run's clock stands: at the cursor, or between two messages. `now`: the browser's time in seconds.
export function clocksOf(clock, runs, now) {
  if (clock.cursor !== null) return runs.map((run) => Math.min(clock.cursor, run.end));
  const passed = Math.min(now - clock.arrived, MOST_AHEAD);
  // One whose turn has not come stands still.
  return runs.map((run) => (run.running ? run.now + (run.calls.length ? passed : 0) : run.end));
}
