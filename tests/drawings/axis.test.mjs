import assert from "node:assert/strict";
import { test } from "node:test";

import { drawAxis, glides, grow, newAxis } from "../../pages/parts/drawings/flow/axis.mjs";
import { measureByCount, pen } from "./made.mjs";

const PLACE = { t0: 500, t1: 1000 };
const ended = (end, guess = null) => ({ status: "done", now: end, end, guess });
const running = (now, guess = null, pace = 1) => ({ status: "running", now, end: now, guess, pace });

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

test("a run that goes on has room ahead from the start, and the axis becomes twice as long when it is used up", () => {
  const { axis } = grown(running(0), 0);
  assert.equal(axis.reach, 6);
  assert.equal(grown(running(5.9), 5.9, axis).axis.goal, 6);
  assert.equal(grown(running(6), 6, axis).axis.goal, 12);
  assert.equal(grown(running(0, null, 0.25), 0).axis.reach, 1.5, "at 4x the model's seconds are shorter");
});

test("it glides to its next reach, and is there at once for whoever wants no motion", () => {
  const { axis } = grown(running(0), 0);
  grown(running(6), 6, axis);
  assert.ok(glides(axis) && axis.reach > 6 && axis.reach < 12);
  for (let i = 0; i < 40; i++) grown(running(6), 6, axis);
  assert.ok(!glides(axis) && axis.reach === 12);
  grown(running(12), 12, axis, true);
  assert.ok(!glides(axis) && axis.reach > 12);
});

test("the guess stays where it stands while the playhead passes it, and is beside it where that comes to rest", () => {
  measureByCount();
  const place = (data, at) => {
    const ink = pen(), x = (t) => 100 * t, { marks } = grown(data, at);
    drawAxis(ink, data, { ...PLACE, t0: 0, width: 1000, base: 100, peak: 80 }, x, marks, x(at));
    return ink.drawn.get("guess words").x;
  };
  for (const data of [{ ...ended(2.1, 2), ended: true }, { ...ended(4, 2), ended: true }, running(4, 2)]) {
    const places = new Set([0, 1, 1.8, 1.95, 2, 2.05, 2.3, 4].map((at) => place(data, at)));
    assert.equal(places.size, 1, [...places].join());
    const [at] = places, half = ("guess 2.0".length * 6.5) / 2;
    if (data.ended) assert.ok(Math.abs(at - 100 * data.end) >= half + 12);
  }
});

test("a run that took no time has an axis", () => {
  assert.ok(grown(ended(0), 0).axis.reach > 0);
});

test("the clock never stands beyond the axis, however long a frame took", () => {
  const { axis } = grown(running(0), 0);
  grown(running(20), 20, axis);
  assert.ok(axis.reach >= 20, `the axis reaches ${axis.reach}`);
});

test("while a class watches, the axis is the one of its guesses; after the end it is the run's own", () => {
  const axis = newAxis(), marks = grow(axis, running(1), 1, PLACE, true, 30);
  assert.deepEqual([axis.reach, marks.at.at(-1)], [30, 30]);
  grow(axis, ended(3.4), 3.4, PLACE, true, 30);
  assert.equal(axis.reach, 4);
});
