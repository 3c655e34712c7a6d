import assert from "node:assert/strict";
import { test } from "node:test";

import { heap } from "../../pages/parts/drawings/what_if/heap.mjs";

test("what comes first is taken first, however it was put in", () => {
  const line = heap((a, b) => a < b), numbers = Array.from({ length: 200 }, (_, i) => (i * 73) % 101);
  for (const number of numbers) line.push(number);
  assert.equal(line.size, 200);
  assert.deepEqual(numbers.map(() => line.pop()), numbers.toSorted((a, b) => a - b));
  assert.deepEqual([line.size, line.pop()], [0, undefined]);
});
