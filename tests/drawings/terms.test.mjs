import assert from "node:assert/strict";
import { test } from "node:test";

import { termsIn } from "../../pages/parts/drawings/terms.mjs";

test("a word of the lab is found in any letters, whole, and where it stands first", () => {
  const pieces = termsIn("Took as long as added up, took", ["added up", "took"]);
  assert.deepEqual(pieces, [["Took", "took"], [" as long as ", null], ["added up", "added up"], [", took", null]]);
  assert.deepEqual(termsIn("mistook a backslot", ["took", "slot"]), [["mistook a backslot", null]]);
});

test("a word that was met before is plain, and so is a text without any", () => {
  assert.deepEqual(termsIn("took", ["took"], new Set(["took"])), [["took", null]]);
  assert.deepEqual(termsIn("<b>", []), [["<b>", null]]);
  assert.deepEqual(termsIn("", ["took"]), []);
});
