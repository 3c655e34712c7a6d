import assert from "node:assert/strict";
import { test } from "node:test";

import { advance, atOf, clocksOf, lastOf, moveTo, newClock, stepFrom } from "../../pages/parts/drawings/race/clock.mjs";
import { planOf, reachOf, rowTop } from "../../pages/parts/drawings/race/plan.mjs";
import { doneBy, verdict } from "../../pages/parts/drawings/race/words.mjs";
import { measureByCount, race } from "./made.mjs";

measureByCount();
const row = (number, bars) => ({ row: number, name: "a", kind: "work", status: "ok", bars });
const first = row(1, [["first", 0, 1], ["answer", 1, 2]]);
const DATA = race([[first, row(2, [["first", 2, 3], ["answer", 3, 4]])], [first, row(2, [["first", 0, 1], ["answer", 1, 2]])]]);
const RUNS = DATA.runs;

test("at rest a race stands at the later end", () => {
  assert.deepEqual([lastOf(RUNS), atOf(newClock(), RUNS), clocksOf(newClock(), RUNS, 0)], [4, 4, [4, 2]]);
});

test("the cursor cuts both runs, but none behind its end", () => {
  assert.deepEqual(clocksOf({ ...newClock(), cursor: 3 }, RUNS, 0), [3, 2]);
});

test("at the end the cursor is gone and the verdict is back", () => {
  const clock = { ...newClock(), playing: true };
  moveTo(clock, RUNS, 3.5);
  assert.deepEqual([clock.cursor, clock.playing], [3.5, true]);
  moveTo(clock, RUNS, 4);
  assert.deepEqual([clock.cursor, clock.playing], [null, false]);
  moveTo(clock, RUNS, -1);
  assert.equal(clock.cursor, 0);
});

test("playing moves by the time that has passed, but a frame that took long is a short one", () => {
  const clock = { ...newClock(), cursor: 0, speed: 2 };
  advance(clock, RUNS, 0.1);
  assert.equal(clock.cursor, 0.2);
  advance(clock, RUNS, 9);
  assert.equal(clock.cursor, 0.7);
});

test("a step goes to the next moment of either run", () => {
  const clock = { ...newClock(), cursor: 0 }, seen = [];
  for (let i = 0; i < 5; i++) {
    moveTo(clock, RUNS, stepFrom(clock, RUNS, 1));
    seen.push(clock.cursor);
  }
  assert.deepEqual(seen, [1, 2, 3, null, null]);
  assert.equal(stepFrom({ ...newClock(), cursor: null }, RUNS, -1), 3);
  assert.equal(stepFrom({ ...newClock(), cursor: 0 }, RUNS, -1), 0);
});

test("runs that go on have a clock of their own between two messages, for at most a second", () => {
  const going = [{ ...RUNS[0], running: true, now: 1, end: null }, RUNS[1]];
  const clock = { ...newClock(), arrived: 100 };
  assert.deepEqual(clocksOf(clock, going, 100.5), [1.5, 2]);
  assert.deepEqual(clocksOf(clock, going, 109), [2, 2]);
  assert.ok(reachOf(going, [1.5, 2]) > 2, "the axis is ahead of the clock");
  assert.equal(reachOf(RUNS, [4, 2]), 4);
});

test("the figure tells the calls that each run has done, and at the end the verdict", () => {
  assert.deepEqual([doneBy(RUNS, [1.9, 1.9]), doneBy(RUNS, [2, 2]), doneBy(RUNS, [4, 2])], [[0, 0], [1, 2], [2, 2]]);
  assert.deepEqual(verdict(DATA, 2, [2, 2]), ["1 : 2", "calls done after 2.00 s. Sequential: 1 of 2. Parallel: 2 of 2."]);
  assert.deepEqual(verdict(DATA, null, [4, 2]), ["2.0×", "Faster."]);
});

test("while the runs go on the figure is the clock", () => {
  const going = { ...DATA, ended: false, runs: RUNS.map((run) => ({ ...run, progress: "one call done" })) };
  assert.deepEqual(verdict(going, null, [1.5, 1]), ["1.50 s", "Sequential: one call done. Parallel: one call done."]);
});

test("wide titles stand beside their rows, narrow ones above, and then the measure has a row of its own", () => {
  const wide = planOf(800, DATA), narrow = planOf(358, DATA);
  assert.deepEqual([wide.beside, wide.below, narrow.beside, narrow.below], [true, false, false, true]);
  assert.equal(wide.fast, 1);
  assert.ok(wide.panels[1].top > wide.panels[0].bottom && wide.height > wide.panels[1].bottom);
  assert.equal(rowTop(wide, 0, 2) - rowTop(wide, 0, 1), wide.pitch);
});

test("in presenter mode both runs fit above the player", () => {
  assert.ok(planOf(800, { ...DATA, rows: 12, compact: true }).height < 358);
});
