import assert from "node:assert/strict";
import { test } from "node:test";

import { itemsOf } from "../../pages/parts/drawings/what_if/items.mjs";
import { planOf } from "../../pages/parts/drawings/what_if/plan.mjs";
import { bets, call, sent, workers } from "./what_if_made.mjs";

const items = (data, id) => {
  const plan = planOf(data);
  return itemsOf(plan, plan.calls.get(id)).map((item) => item.map((one) => one.id));
};

test("the items of a gather, each with its calls", () => {
  assert.deepEqual(items(workers(), 3), [[2], [3], [4]]);
  const chains = sent([1, 3].flatMap((id, i) => [call(id, 1, [], { place: [0, i, 0] }), call(id + 1, 1, [id], { place: [0, i, 1] })]));
  assert.deepEqual([items(chains, 1), items(chains, 4)], [[[1, 2], [3, 4]], [[1, 2], [3, 4]]]);
});

test("there are none without a gather, on a bet, or where they are not alike", () => {
  assert.deepEqual([items(workers(), 1), items(bets(), 2)], [[], []]);
  const unlike = workers();
  unlike.calls[2].step = "other";
  assert.deepEqual(items(unlike, 2), []);
});
