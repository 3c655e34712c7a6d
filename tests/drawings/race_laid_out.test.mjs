import assert from "node:assert/strict";
import { test } from "node:test";

import { laidOut } from "../../pages/parts/drawings/race/laid_out.mjs";
import { planOf } from "../../pages/parts/drawings/race/plan.mjs";
import { measureByCount, sequentialAndParallel } from "./made.mjs";

measureByCount();
const DATA = sequentialAndParallel();

test("end to end the bars of each run follow each other on one axis, and as they ran they stand in their rows", () => {
  const plan = planOf(800, DATA), { last, reach, lines, ran, ended, places } = laidOut(DATA.runs, plan);
  assert.deepEqual([last, reach, lines.map(({ total }) => total)], [4, 4, [4, 4]]);
  const px = (plan.right - plan.left) / 4;
  assert.deepEqual(ended[1].map(({ left }) => Math.round((left - plan.left) / px)), [0, 1, 2, 3]);
  assert.deepEqual(ran[1].map(({ left }) => Math.round((left - plan.left) / px)), [0, 1, 0, 1]);
  assert.ok(ended[1].every(({ top }) => top === places[1].row) && new Set(ran[1].map(({ top }) => top)).size === 2);
});
