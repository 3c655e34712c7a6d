import assert from "node:assert/strict";
import { test } from "node:test";

import { pinAt } from "../../pages/parts/drawings/pin.mjs";

test("a pin stands on its point, and is 14 px high", () => {
  const numbers = pinAt(100, 50).match(/-?\d+(\.\d+)?/g).map(Number);
  assert.deepEqual(numbers.slice(0, 2), [100, 50]);
  assert.match(pinAt(100, 50), /A5 5 0 1 1 105 41/); // its head: 5 px around a middle 9 px above the point
  assert.match(pinAt(100, 50, 0.5), /A2.5 2.5 0 1 1 102.5 45.5/);
});
