import assert from "node:assert/strict";
import { test } from "node:test";

import { isLong } from "../../pages/parts/drawings/envelopes.mjs";

test("a letter of two lines is shown whole", () => {
  assert.equal(isLong("one\ntwo"), false);
  assert.equal(isLong("1\n2\n3"), true);
  assert.equal(isLong("a".repeat(91)), true);
});
