import assert from "node:assert/strict";
import { test } from "node:test";

import { numbered, plotted } from "../../pages/parts/drawings/curve.mjs";

test("less time stands lower, and the last point at the right", () => {
  const { x, y, axis } = plotted([10, 6, 4], 300);
  assert.equal(axis.end, 10);
  assert.ok(y(10) < y(6) && y(6) < y(4) && y(4) < y(0));
  assert.ok(x(1) < x(2) && x(3) <= 300);
  assert.ok(Math.abs(x(3) - x(2) - (x(2) - x(1))) < 1e-9);
});

test("each number has room, and the last is always there", () => {
  assert.deepEqual(numbered(5, 300), [1, 2, 3, 4, 5]);
  assert.deepEqual(numbered(18, 200), [1, 4, 7, 10, 13, 18]);
  assert.deepEqual(numbered(2, 10), [2]);
});
