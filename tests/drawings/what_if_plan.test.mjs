import assert from "node:assert/strict";
import { test } from "node:test";

import { before, freed, linksOf, planOf, secondsOf } from "../../pages/parts/drawings/what_if/plan.mjs";
import { bets, call, workers } from "./what_if_made.mjs";

test("a call waits for the calls behind a join", () => {
  const plan = planOf(workers());
  assert.deepEqual([before(plan, 1), before(plan, 3), before(plan, 6)], [[], [1], [2, 3, 4]]);
});

test("a call takes its attempts and the waits between them", () => {
  assert.equal(secondsOf(call(1, 0, [], { tries: [[9, 1, 0.5], [9, 2, 0]] })), 3.5);
});

test("a call is free when the last one that it waits for is over", () => {
  const { waits, followers } = linksOf(planOf(bets()));
  assert.deepEqual([freed(2, waits, followers), freed(1, waits, followers), freed(4, waits, followers)], [[], [4, -1], []]);
});
