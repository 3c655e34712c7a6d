import assert from "node:assert/strict";
import { test } from "node:test";

import { planOf } from "../../pages/parts/drawings/what_if/plan.mjs";
import { makespan, schedule } from "../../pages/parts/drawings/what_if/schedule.mjs";
import { bets, sent, workers } from "./what_if_made.mjs";

const ends = (data) => {
  const { made } = schedule(planOf(data));
  return Object.fromEntries(data.calls.map(({ id, name }) => [name, made.get(id)?.end]));
};

test("without a limit a call begins when what it waits for is over", () => {
  assert.deepEqual(ends(workers()), { plan: 1, "worker 1": 3, "worker 2": 6, "worker 3": 4, synthesis: 7 });
  assert.equal(makespan(schedule(planOf(workers()))), 7);
});

test("a slot goes to whoever has waited longest", () => {
  const { made } = schedule(planOf(workers({ limit: 2 })));
  assert.deepEqual(made.get(4), { asked: 1, tried: [[1, 3, 6]], end: 6, heldBy: [[2, 1]], cancelled: false });
});

test("at a limit of 1 one call goes after the other, and no bet is taken", () => {
  assert.deepEqual(ends(workers({ limit: 1 })), { plan: 1, "worker 1": 3, "worker 2": 8, "worker 3": 11, synthesis: 12 });
  assert.deepEqual(ends(bets({ limit: 1 })), { label: 2, left: 7, right: undefined, end: 8 });
});

test("losers end when the label is known; one that was never seen to run so long is a guess", () => {
  assert.deepEqual(ends(bets()), { label: 2, left: 5, right: 2, end: 6 });
  const data = bets();
  data.calls[0].tries = [[0, 3, 0]];
  assert.deepEqual(schedule(planOf(data)).guessed, [3]);
});

test("nothing takes no time", () => assert.equal(makespan(schedule(planOf(sent([])))), 0));
