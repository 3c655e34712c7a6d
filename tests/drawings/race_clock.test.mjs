import assert from "node:assert/strict";
import { test } from "node:test";

import { advance, atOf, clocksOf, lastOf, moveTo, newClock, stepFrom } from "../../pages/parts/drawings/race/clock.mjs";
import { sequentialAndParallel } from "./made.mjs";

const RUNS = sequentialAndParallel().runs;

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
  assert.deepEqual(clocksOf(clock, [going[0], { ...RUNS[1], running: true, now: 0, end: null, calls: [] }], 100.5), [1.5, 0], "its turn has not come");
});
