import assert from "node:assert/strict";
import { test } from "node:test";

import { follow, goOn, hear, liveNow, newClock, play, setSpeed, stopAt } from "../../pages/parts/drawings/flow/clock.mjs";

const FRESH = { fresh: true, ended: false }, AGAIN = { fresh: false, ended: false };
const running = (now) => ({ status: "running", ended: false, now });
const DONE = { status: "done", ended: true, now: 4, end: 4 };

function at(data, now, known = FRESH, clock = newClock()) {
  hear(clock, data, known, now);
  return clock;
}

test("while a run goes on the cursor stands at its now, and moves on between two messages", () => {
  const clock = at(running(1), 100);
  assert.equal(clock.at, 1);
  goOn(clock, running(1), 100.3);
  assert.ok(Math.abs(clock.at - 1.3) < 1e-9);
});

test("the cursor runs no more than a second past the last message", () => {
  const clock = at(running(1), 100);
  goOn(clock, running(1), 105);
  assert.equal(clock.at, 2);
});

test("a message that was long on its way does not turn the clock back", () => {
  const clock = at(running(1), 100);
  hear(clock, running(1.2), AGAIN, 101);
  assert.equal(liveNow(clock, running(1.2), 101), 2);
});

test("at the end the cursor stands at the end", () => {
  assert.equal(at(DONE, 104, AGAIN, at(running(1), 100)).at, 4);
  assert.equal(at({ status: "ready", ended: false, end: undefined }, 0).at, 0);
});

test("the same ended run again leaves the cursor where it stands, another one does not", () => {
  const clock = at(DONE, 104);
  stopAt(clock, 1.5, 4);
  hear(clock, DONE, { fresh: false, ended: true }, 105);
  assert.equal(clock.at, 1.5);
  hear(clock, { ...DONE, end: 7 }, FRESH, 106);
  assert.deepEqual([clock.at, clock.playing, clock.lead], [7, false, null]);
});

test("from the end a run is played from its beginning, from elsewhere it is played on", () => {
  const clock = at(DONE, 104);
  play(clock, 4);
  assert.deepEqual([clock.at, clock.playing], [0, true]);
  stopAt(clock, 2, 4);
  play(clock, 4);
  assert.equal(clock.at, 2);
});

test("the cursor follows the browser's time, however many frames there are", () => {
  const clock = at(DONE, 104);
  play(clock, 4);
  for (const now of [200, 200.1, 201]) follow(clock, 4, now);
  assert.equal(clock.at, 1);
  setSpeed(clock, 2);
  for (const now of [202, 203]) follow(clock, 4, now);
  assert.deepEqual([clock.at, clock.playing], [3, true]);
  follow(clock, 4, 299);
  assert.deepEqual([clock.at, clock.playing], [4, false]);
});

test("the cursor is put between both ends, and stops there", () => {
  const clock = newClock();
  for (const [wanted, got] of [[-1, 0], [2, 2], [9, 4]]) {
    Object.assign(clock, { playing: true });
    stopAt(clock, wanted, 4);
    assert.deepEqual([clock.at, clock.playing], [got, false]);
  }
});
