import assert from "node:assert/strict";
import { test } from "node:test";

import { glides, grow, newAxis } from "../../pages/parts/drawings/flow/axis.mjs";

const PLACE = { t0: 500, t1: 1000 };
const ended = (end, guess = null) => ({ status: "done", now: end, end, guess });
const running = (now, guess = null) => ({ status: "running", now, end: now, guess });

function grown(data, at, axis = newAxis(), still = false) {
  const marks = grow(axis, data, at, PLACE, still);
  return { axis, marks };
}

test("the axis of a run that has ended reaches just beyond its end", () => {
  const { axis, marks } = grown(ended(2.41), 0);
  assert.deepEqual([axis.reach, marks.at.length], [2.5, 6]);
});

test("a guess near the end is on the axis, one far off is not", () => {
  assert.equal(grown(ended(2, 5), 2).axis.reach, 5);
  assert.equal(grown(ended(2, 7), 2).axis.reach, 2);
  assert.equal(grown(running(0, 7), 0).axis.reach, 8, "while it runs there is room for up to ten seconds");
});

test("a run that goes on has room ahead, and the axis grows only when it is nearly used up", () => {
  const { axis } = grown(running(1), 1);
  assert.equal(axis.reach, 2);
  assert.equal(grown(running(1.7), 1.7, axis).axis.goal, 2);
  assert.equal(grown(running(1.9), 1.9, axis).axis.goal, 4);
});

test("it glides to its next reach, and is there at once for whoever wants no motion", () => {
  const { axis } = grown(running(1), 1);
  grown(running(1.9), 1.9, axis);
  assert.ok(glides(axis) && axis.reach > 2 && axis.reach < 4);
  for (let i = 0; i < 40; i++) grown(running(1.9), 1.9, axis);
  assert.ok(!glides(axis) && axis.reach === 4);
  grown(running(3.9), 3.9, axis, true);
  assert.ok(!glides(axis) && axis.reach > 4);
});

test("a run that took no time has an axis", () => {
  assert.ok(grown(ended(0), 0).axis.reach > 0);
});
