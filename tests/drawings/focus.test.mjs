import assert from "node:assert/strict";
import { test } from "node:test";

import { around, busiest, focusOf, neighbours } from "../../pages/parts/drawings/flow/focus.mjs";
import { moment } from "../../pages/parts/drawings/flow/moment.mjs";
import { call, flow } from "./made.mjs";

const CALLS = [call(1), call(2, { end: 3, stretches: [["slot", 0], ["first", 0.5], ["answer", 1.5]] }), call(3, { end: 9, stretches: [["first", 4], ["answer", 8]] })];
const DATA = flow(CALLS, { edges: [[null, 1], [1, 2], [1, 3], [3, null]] });
const at = (t) => new Map(CALLS.map((each) => [each.id, moment(each, t)]));

for (const [t, id] of [[0.2, 1], [0.7, 2], [1.2, 1], [1.7, 2], [2.5, 2], [3.5, 2], [5, 3]]) {
  test(`at ${t} s the run is busy with call ${id}`, () => assert.equal(busiest(DATA, at(t)), id));
}

test("the one that the reader chose is shown, whatever the run does", () => {
  assert.equal(focusOf(DATA, at(5), { chosen: 1, moves: true, first: 2 }), 1);
});

test("at rest the one that is worth reading is shown, else the first", () => {
  assert.equal(focusOf(DATA, at(9), { chosen: null, moves: false, first: 2 }), 2);
  assert.equal(focusOf(DATA, at(9), { chosen: null, moves: false, first: 0 }), 1);
});

test("while the cursor moves the one in progress is shown", () => {
  assert.equal(focusOf(DATA, at(5), { chosen: null, moves: true, first: 2 }), 3);
});

test("a covered plan and a run without calls show none", () => {
  assert.equal(focusOf({ ...DATA, covered: ["", ""] }, at(0), { chosen: null, moves: true, first: 0 }), null);
  assert.equal(focusOf(flow([]), new Map(), { chosen: null, moves: false, first: 0 }), null);
});

test("neighbours are those that data comes from and goes to", () => {
  assert.deepEqual([...neighbours(DATA, 1)], [2, 3]);
  assert.deepEqual([...neighbours(DATA, 3)], [1]);
  assert.equal(neighbours(DATA, null).size, 0);
  const calls = DATA.calls.map((one) => (one.id === 3 ? { ...one, status: "idle" } : one));
  assert.deepEqual([...neighbours({ ...DATA, calls }, 1)], [2], "a way that was not taken is none");
  assert.deepEqual(around(DATA.edges, 1), { before: [], after: [2, 3] });
  assert.deepEqual(around(DATA.edges, 2), { before: [1], after: [] });
});
