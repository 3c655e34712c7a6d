import assert from "node:assert/strict";
import { test } from "node:test";

import { gainWords } from "../../pages/parts/drawings/flow/hand/gains.mjs";

test("what a call would save is said beside the critical path, also where it is nothing, less than that, or not known", () => {
  assert.equal(gainWords(0.84, true), "Computed: in no time it would save 0.84 s of the run. It is on the critical path.");
  assert.equal(gainWords(0, false), "Computed: in no time it would save nothing. It is not on the critical path.");
  assert.equal(gainWords(0.001, true), "Computed: in no time it would save nothing: other calls take as long. It is on the critical path.");
  assert.match(gainWords(-0.2, false), /^Computed: in no time it would cost the run 0\.20 s, since slots/);
  assert.equal(gainWords(undefined, true), "");
});
