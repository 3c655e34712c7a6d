import assert from "node:assert/strict";
import { test } from "node:test";

import { changed } from "../../pages/parts/drawings/what_if/changes.mjs";
import { planOf } from "../../pages/parts/drawings/what_if/plan.mjs";
import { sentence } from "../../pages/parts/drawings/what_if/sentence.mjs";
import { stateOf } from "../../pages/parts/drawings/what_if/waited.mjs";
import { workers } from "./what_if_made.mjs";

test("one sentence says what a change saves, and why no more", () => {
  const plan = planOf(workers());
  for (const [change, words] of [
    [["lasts", 4, 2.6], "worker 3 was not on the critical path: 0.40 s faster saves nothing."],
    [["lasts", 3, 0], "worker 2: 5.00 s faster saves 2.00 s and no more, since worker 3 sets the pace now."],
    [["limit", 1], "1 at once instead of no limit costs 5.00 s: one call runs after the other."],
    [["limit", 7], "7 at once instead of no limit changes nothing: no call waits for a slot."],
    [["cut", 6, 3], "synthesis no longer waits for worker 2: that saves 1.00 s and no more, since worker 2 sets the pace as before."],
    [["another", 2, 9], "one more worker of 9.00 s: that costs 4.00 s, since one more worker sets the pace now."],
  ]) assert.equal(sentence(change, stateOf(plan), stateOf(changed(plan, change))), words);
});
