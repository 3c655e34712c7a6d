import assert from "node:assert/strict";
import { test } from "node:test";

import { inAddress, queryWith, withChange } from "../../pages/parts/drawings/flow/hand/changes.mjs";

test("a call that is drawn again, and a limit that is moved on, are one change; all else is one more", () => {
  const after = (...changes) => changes.reduce(withChange, []);
  assert.deepEqual(after(["lasts", 1, 2], ["lasts", 1, 3]), [["lasts", 1, 3]]);
  assert.deepEqual(after(["limit", 2], ["limit", null]), [["limit", null]]);
  assert.equal(after(["lasts", 1, 2], ["lasts", 2, 3], ["lasts", 1, 4]).length, 3);
  assert.equal(after(["another", 1, null], ["another", 1, null]).length, 2);
  assert.equal(after(["cut", 2, 1], ["cut", 2, 1]).length, 2);
});

test("an address carries them in order, and no longer once there are none", () => {
  const changes = [["lasts", 3, 0.30000000000000004], ["limit", null], ["drawn", 4, 3]];
  assert.equal(inAddress(changes), "lasts-3-0.3_limit-none_drawn-4-3");
  assert.equal(queryWith("preset=a&seed=7", changes), "preset=a&seed=7&what_if=lasts-3-0.3_limit-none_drawn-4-3");
  assert.equal(queryWith("?run=1&what_if=limit-2", []), "run=1");
});
