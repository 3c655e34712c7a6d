import assert from "node:assert/strict";
import { test } from "node:test";

import { planOf } from "../../pages/parts/drawings/what_if/plan.mjs";
import { criticalPath, stateOf, waitedFor } from "../../pages/parts/drawings/what_if/waited.mjs";
import { sent, workers } from "./what_if_made.mjs";

test("the critical path, and the chain back from the end", () => {
  const { made, plan, chain, critical, isHeldBack } = stateOf(planOf(workers()));
  assert.deepEqual([critical, criticalPath(plan, made)], [[1, 3, 6], [1, 3, 6]]);
  assert.deepEqual(chain, [[1, 1, ""], [3, 1, "after"], [6, 1, "after"]]);
  assert.deepEqual(waitedFor(plan, made), chain);
  assert.equal(isHeldBack, false);
});

test("at a limit the chain goes by way of the slot, or of the turn", () => {
  const two = stateOf(planOf(workers({ limit: 2 }))), one = stateOf(planOf(workers({ limit: 1 })));
  assert.deepEqual(two.chain, [[1, 1, ""], [2, 1, "after"], [4, 1, "slot"], [6, 1, "after"]]);
  assert.deepEqual([...two.waits], [[4, 2]]);
  assert.deepEqual(one.chain.map(([, , by]) => by), ["", "after", "turn", "turn", "after"]);
});

test("nothing waits for nothing", () => assert.deepEqual(stateOf(planOf(sent([]))).chain, []));
