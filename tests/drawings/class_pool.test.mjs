import assert from "node:assert/strict";
import { test } from "node:test";

import { lanesOf } from "../../pages/parts/drawings/class/pool.mjs";

const pool = (facts = {}) => ({
  sides: ["Sequential", "Parallel"], median: [6, 2], p95: [7, 3], forecast: [],
  runs: [{ id: "a", seconds: [6, 2] }, { id: "b", seconds: [6, 3] }], ...facts,
});
const ROOM = { left: 100, right: 700, lane: 104 };

test("both sides share one axis, and a run is a dot on each", () => {
  const { x, axis, sides } = lanesOf(pool(), ROOM);
  assert.ok(axis.end >= 7 - 1 && x(0) === 100);
  assert.deepEqual(sides.map(({ dots }) => dots.length), [2, 2]);
  const [first, second] = sides[0].dots;
  assert.deepEqual([first.x, second.y > first.y], [second.x, true]);
  assert.ok(sides[1].dots.every((dot, i) => Math.abs(dot.x - x([2, 3][i])) <= sides[1].r));
});

test("a curve of the forecast stands where as many runs would: all in one place are one heap of dots", () => {
  const { x, sides } = lanesOf(pool({ forecast: [[[5, 0], [6, 1], [7, 0]], []] }), ROOM);
  const wide = 2 * sides[0].r, bin = x(6) - x(5), high = Math.min(2 * (wide / bin) * wide, ROOM.lane - 44);
  assert.ok(sides[0].curve.includes(`L${x(6).toFixed(1)} ${(-high).toFixed(1)}`), sides[0].curve);
  assert.equal(sides[1].curve, "");
});

test("as many as there are have room in their lane", () => {
  const runs = Array.from({ length: 300 }, (_, i) => ({ id: `${i}`, seconds: [4, 2] }));
  const { sides } = lanesOf(pool({ runs }), ROOM);
  for (const { dots, r } of sides) assert.ok(dots.every(({ y }) => y + r <= ROOM.lane - 44 + 0.01));
});

test("a pattern with one side has one lane", () => {
  const { sides } = lanesOf(pool({ sides: ["Routing"], median: [2], p95: [3], runs: [{ id: "a", seconds: [2] }] }), ROOM);
  assert.deepEqual(sides.map(({ name, dots }) => [name, dots.length]), [["Routing", 1]]);
});
