import assert from "node:assert/strict";
import { test } from "node:test";

import { changed, lasting } from "../../pages/parts/drawings/what_if/changes.mjs";
import { before, planOf } from "../../pages/parts/drawings/what_if/plan.mjs";
import { bets, call, workers } from "./what_if_made.mjs";

const plan = planOf(workers());

test("attempts are scaled and the wait between them stays", () => {
  const one = call(1, 0, [], { tries: [[0.1, 1, 0.5], [0, 2, 0]] });
  assert.deepEqual(lasting(one, 6.5), [[0.1, 2, 0.5], [0, 4, 0]]);
  assert.deepEqual(lasting(one, 0.4), [[0.1, 0.4, 0]]);
});

test("a dependency that is cut or drawn, and an item more", () => {
  assert.deepEqual(before(changed(plan, ["cut", 6, 3]), 6), [1, 2, 4]);
  assert.deepEqual(before(changed(plan, ["drawn", 3, 4]), 3), [1, 4]);
  const more = changed(plan, ["another", 2, null]);
  assert.deepEqual([more.calls.get(7).name, more.calls.get(7).tries, before(more, 6)], ["one more worker", [[0, 3, 0]], [2, 3, 4, 7]]);
});

test("what makes no sense is refused in a sentence", () => {
  for (const [change, words] of [
    [["lasts", 99, 1], /no call 99/], [["lasts", 1, -1], /86,400 seconds/], [["lasts", 1, NaN], /86,400 seconds/],
    [["limit", 0], /whole number from 1/], [["limit", 2.5], /whole number from 1/], [["drawn", 1, 6], /for ever/],
    [["drawn", 1, 1], /itself/], [["drawn", 6, 2], /already/], [["cut", 6, 1], /directly/], [["cut", 6, 99], /no call 99/],
  ]) assert.match(changed(plan, change).refused, words, String(change));
  assert.match(changed(planOf(bets()), ["drawn", 4, 3]).refused, /right is cancelled/);
});

test("what only the code knows is not computed", () => {
  assert.deepEqual(changed(plan, ["setting", "max_iterations", 5]).settings, { max_iterations: 5 });
  assert.deepEqual(changed(plan, ["another", 1, null]).settings, { items: 1 });
  const there = { ...plan, calls: new Map([...plan.calls, [3, { ...plan.calls.get(3), slot: false, tries: [[0, 0, 0]] }]]) };
  assert.match(changed(there, ["another", 2, null]).needsRerun, /no call was made where an answer was there/);
  assert.deepEqual(changed(planOf(bets({ limit: 1, recorded: 1 })), ["limit", null]).settings, { concurrency: null });
});
