import assert from "node:assert/strict";
import { test } from "node:test";

import { folded, momentOf } from "../../pages/parts/drawings/flow/folds.mjs";
import { moment } from "../../pages/parts/drawings/flow/moment.mjs";
import { call, flow } from "./made.mjs";

// A call, a nested pattern of two calls one after the other, and a call that needs it.
const CALLS = [
  call(1), call(2, { column: 1, end: 4, stretches: [["first", 2], ["answer", 3]] }),
  call(3, { column: 2, end: 6, stretches: [["first", 4], ["answer", 5]] }), call(4, { column: 3, end: 8, stretches: [["first", 6], ["answer", 7]] }),
];
const INNER = { id: 9, name: "inner", calls: [2, 3], words: "2 calls, 4.00 s of work" };
const DATA = flow(CALLS, { folds: [INNER], edges: [[null, 1], [1, 2], [2, 3], [3, 4], [4, null]], columns: 4 });

test("with nothing folded the rows are the calls", () => {
  const rows = folded(DATA, new Set());
  assert.deepEqual(rows.calls.map(({ id, row }) => [id, row]), [[1, 0], [2, 1], [3, 2], [4, 3]]);
  assert.equal(rows.columns, 4);
  assert.equal(rows.unit(3), 3);
});

test("a folded pattern is one row in the place of its first call", () => {
  const rows = folded(DATA, new Set([9]));
  assert.deepEqual(rows.calls.map(({ id, row, column }) => [id, row, column]), [[1, 0, 0], ["fold 9", 1, 1], [4, 2, 3]]);
  assert.deepEqual(rows.edges, [[null, 1], [1, "fold 9"], ["fold 9", 4], [4, null]]);
  assert.equal(rows.unit(3), "fold 9");
});

test("a pattern within a folded one is not seen", () => {
  const outer = { id: 8, name: "outer", calls: [1, 2, 3], words: "" };
  const rows = folded({ ...DATA, folds: [outer, INNER] }, new Set([8, 9]));
  assert.deepEqual(rows.calls.map(({ id }) => id), ["fold 8", 4]);
});

test("a plan has no nested patterns", () => {
  assert.deepEqual(folded({ calls: CALLS, edges: [], columns: 1 }, new Set()).folds, []);
});

function inner(at, calls = CALLS) {
  const moments = new Map(calls.map((each) => [each.id, moment(each, at)]));
  const row = folded({ ...DATA, calls }, new Set([9])).calls[1];
  return momentOf(row, at, moments, new Map(calls.map((each) => [each.id, each.end])));
}

test("a folded pattern streams while its calls go on, and counts those that are done", () => {
  assert.equal(inner(1).state, "idle");
  assert.deepEqual(inner(5).words, ["", "1 of 2 calls done"]);
  assert.deepEqual(inner(5).parts, [{ phase: "fold", from: 2, to: 5, till: 6 }]);
});

test("a folded pattern that is done says how long it took, and its sums", () => {
  assert.deepEqual([inner(7).state, inner(7).end, inner(7).words], ["done", 6, ["4.00 s", INNER.words]]);
});

test("a folded pattern that is drawn from a line before its start took what it took", () => {
  const late = CALLS.map((each) => (each.id === 2 ? { ...each, line: 1.96 } : each));
  assert.deepEqual([inner(7, late).parts[0].from, inner(7, late).words[0]], [1.96, "4.00 s"]);
});

test("one failed call makes a folded pattern failed", () => {
  const failed = CALLS.map((each) => (each.id === 3 ? { ...each, status: "error" } : each));
  assert.equal(inner(7, failed).state, "failed");
});

test("a row that is no folded pattern has its call's own moment", () => {
  const now = moment(CALLS[0], 1);
  assert.equal(momentOf(CALLS[0], 1, new Map([[1, now]]), new Map()), now);
});
