import assert from "node:assert/strict";
import { test } from "node:test";

import { seconds, ticks } from "../../pages/parts/drawings/ticks.mjs";

test("seconds have two places", () => {
  assert.equal(seconds(2.4), "2.40 s");
  assert.equal(seconds(0), "0.00 s");
});

for (const [end, most, step, reach] of [
  [0.1, 6, 0.1, 0.1], [2.41, 6, 0.5, 2.5], [2.41, 3, 1, 3], [6, 6, 1, 6], [6.01, 6, 2, 8], [900, 5, 200, 1000],
]) {
  test(`an axis to ${end} with at most ${most} steps goes by ${step} to ${reach}`, () => {
    const axis = ticks(end, most);
    assert.equal(axis.step, step);
    assert.ok(Math.abs(axis.end - reach) < 1e-9);
    assert.equal(axis.at.length, Math.round(reach / step) + 1);
    assert.ok(axis.at.length - 1 <= most && axis.end >= end - 1e-9);
  });
}

test("marks have a place only where a step is less than a second, and zero has none", () => {
  assert.deepEqual(ticks(2.41, 6).at.map(ticks(2.41, 6).label), ["0", "0.5", "1.0", "1.5", "2.0", "2.5"]);
  assert.deepEqual(ticks(3, 3).at.map(ticks(3, 3).label), ["0", "1", "2", "3"]);
});
