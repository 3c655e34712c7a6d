import assert from "node:assert/strict";
import { test } from "node:test";

import { doneBy, verdict } from "../../pages/parts/drawings/race/words.mjs";
import { sequentialAndParallel } from "./made.mjs";

const DATA = sequentialAndParallel();
const RUNS = DATA.runs;

test("the figure tells the calls that each run has done, and at the end the verdict", () => {
  assert.deepEqual([doneBy(RUNS, [1.9, 1.9]), doneBy(RUNS, [2, 2]), doneBy(RUNS, [4, 2])], [[0, 0], [1, 2], [2, 2]]);
  assert.deepEqual(verdict(DATA, 2, [2, 2]), ["1 : 2", "calls done after 2.00 s. Sequential: 1 of 2. Parallel: 2 of 2."]);
  assert.deepEqual(verdict(DATA, null, [4, 2]), ["2.0×", "Faster."]);
});

test("while the runs go on the figure is the clock", () => {
  const going = { ...DATA, ended: false, runs: RUNS.map((run) => ({ ...run, progress: "one call done" })) };
  assert.deepEqual(verdict(going, null, [1.5, 1]), ["1.50 s", "Sequential: one call done. Parallel: one call done."]);
});
