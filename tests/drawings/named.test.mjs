import assert from "node:assert/strict";
import { test } from "node:test";

import { folded } from "../../pages/parts/drawings/flow/folds.mjs";
import { moment } from "../../pages/parts/drawings/flow/moment.mjs";
import { drawNames, nameplace } from "../../pages/parts/drawings/flow/named.mjs";
import { call, flow, measureByCount } from "./made.mjs";

measureByCount();

const P = { over: false, t0: 100, width: 700, row: 30, bar: 16, middle: (r) => 12 + (r + 0.5) * 30 };
const NEST = { first: 1, last: 3, begins: 300, ends: 500, together: true };
const free = () => true;

test("the name stands before the bars, where nothing had begun yet", () => {
  // 300 - 8 for the bracket, 8 more for the words, from 100 on; its rows' middle is row 2, at 12 + 2.5 * 30
  assert.deepEqual(nameplace(NEST, P, 100, 690, free), { side: "left", anchor: "end", x: 284, y: 87, bracket: 292, room: 184 });
});

test("what begins at once has its name behind its words, and none where they leave no room", () => {
  const early = { ...NEST, begins: 110 };
  assert.deepEqual(nameplace(early, P, 100, 690, free), { side: "right", anchor: "start", x: 516, y: 87, bracket: 508, room: 166 });
  assert.equal(nameplace({ ...early, ends: 620 }, P, 100, 690, free), null);
});

test("no name lies across the playhead at the end of the run", () => {
  const early = { ...NEST, begins: 110 }; // its words end at 500, so it would stand from 516 to 616
  assert.equal(nameplace(early, P, 100, 560, free).x, 568);
  assert.equal(nameplace(early, P, 100, 610, free), null);
});

test("rows that others stand between have no bracket", () => {
  assert.equal(nameplace({ ...NEST, together: false }, P, 100, 690, free).bracket, false);
});

// Rows 2 and 3 are a nested pattern from 2 s to 6 s.
const CALLS = [call(1), call(2, { end: 4, stretches: [["first", 2], ["answer", 3]] }), call(3, { end: 6, stretches: [["first", 4], ["answer", 5]] })];
const DATA = flow(CALLS, { folds: [{ id: 9, name: "inner", steps: "a → b", calls: [2, 3], words: "" }] });

function drawn(shut, at = 6, whole = true, p = P) {
  const rows = folded(DATA, new Set(shut)), put = new Map();
  const calls = rows.calls.map((one) => ({ call: one, now: one.fold ? { parts: [{}] } : moment(one, at) }));
  const labels = { put: (key, tag, attrs, words) => put.set(key, words ?? attrs.d) };
  drawNames({ labels, clear: { put: (key, tag, { x, width }) => put.set(`${key} clear`, [x, width]) } }, rows, calls, p, (t) => 100 + t * 50, new Map(), whole);
  return Object.fromEntries(put);
}

test("an open pattern says its name and its steps; a folded one is named by its row", () => {
  const { "9 nest name": name, "9 nest steps": steps, "9 nest": bracket } = drawn([]);
  assert.deepEqual([name, steps], ["inner", "a → b"]);
  assert.equal(bracket, "M197 47h-5V97h5"); // 192: 8 px before 200, from 10 px above the middle of its first bar to below the last
  assert.deepEqual(drawn([9]), {});
});

test("what has not begun at the cursor is not named yet", () => {
  assert.deepEqual(drawn([], 3, false), {});
});

test("on a phone the signs that fold have the names", () => {
  assert.deepEqual(drawn([], 6, true, { ...P, over: true }), {});
});
