import assert from "node:assert/strict";
import { test } from "node:test";

import { beginning } from "../../pages/parts/drawings/table.mjs";

test("a long text in a cell is cut between two words, a short one is not", () => {
  assert.equal(beginning("short"), null);
  assert.equal(beginning("x".repeat(240)), null);
  const cut = beginning("word, ".repeat(60));
  assert.ok(cut.length <= 161 && cut.endsWith("word,…"), cut);
});
