import assert from "node:assert/strict";
import { test } from "node:test";

import { folded } from "../../pages/parts/drawings/flow/folds.mjs";
import { linesOf } from "../../pages/parts/drawings/flow/strip.mjs";
import { call, flow } from "./made.mjs";

const at = (id, start, end, facts = {}) => call(id, { end, stretches: [["slot", 0], ["whole", start]], ...facts });

test("each row has a line while there is room for it", () => {
  const data = flow([at(1, 0, 1), at(2, 1, 3, { status: "error" })]);
  assert.deepEqual(linesOf(data, data, 100), [{ from: 0, to: 1, failed: false }, { from: 1, to: 3, failed: true }]);
});

test("several rows share a line from their first start to their last end", () => {
  const data = flow([at(1, 0, 1), at(2, 4, 5, { status: "error" }), at(3, 2, 3), at(4, 2, 9)]);
  assert.deepEqual(linesOf(data, data, 2), [{ from: 0, to: 5, failed: true }, { from: 2, to: 9, failed: false }]);
});

test("a folded pattern lies where its calls lie", () => {
  const data = flow([at(1, 0, 1), at(2, 1, 3), at(3, 5, 6)], { folds: [{ id: 7, name: "", calls: [2, 3], words: "" }] });
  assert.deepEqual(linesOf(folded(data, new Set([7])), data, 100)[1], { from: 1, to: 6, failed: false });
});

test("a call that has not begun has no line, and one that goes on reaches to now", () => {
  const data = flow([call(1, { end: undefined, stretches: [] }), at(2, 1, undefined)], { now: 4 });
  assert.deepEqual(linesOf(data, data, 100).map(({ from, to }) => [from, to]), [[Infinity, 4], [1, 4]]);
});
