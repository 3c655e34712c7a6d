import assert from "node:assert/strict";
import { test } from "node:test";

import { askedAt, begins, endOf, firstTokenAfter, sentCount, startOf } from "../../pages/parts/drawings/flow/stretches.mjs";
import { call } from "./made.mjs";

const AGAIN = call(1, {
  end: 6,
  stretches: [["slot", 0], ["error", 1, "500", 1.5], ["back-off", 2], ["slot", 3], ["first", 4], ["answer", 4.25]],
});
const IN_LINE = call(1, { stretches: [["slot", 0.5]] }), NOT_YET = call(1, { end: undefined, stretches: [] });

test("an attempt begins with its request, not with a wait or with its answer", () => {
  assert.deepEqual(AGAIN.stretches.map(begins), [false, true, false, false, true, false]);
  assert.deepEqual([AGAIN, IN_LINE, NOT_YET].map(sentCount), [2, 0, 0]);
});

test("a call is asked for before it is sent", () => {
  assert.deepEqual([AGAIN, IN_LINE, NOT_YET].map(askedAt), [0, 0.5, undefined]);
  assert.deepEqual([AGAIN, IN_LINE, NOT_YET].map(startOf), [1, null, null]);
});

test("a stretch ends where the next begins, the last one with its call, or goes on", () => {
  assert.deepEqual([endOf(AGAIN, 0), endOf(AGAIN, 5), endOf({ ...AGAIN, end: undefined }, 5)], [1, 6, Infinity]);
});

test("the first token is that of the last attempt, whether it was good or in vain", () => {
  assert.equal(firstTokenAfter(AGAIN), 0.25);
  assert.equal(firstTokenAfter(call(1, { stretches: [["first", 1], ["thinking", 2], ["answer", 4]] })), 3);
  assert.equal(firstTokenAfter(call(1, { stretches: [["error", 1, "cut off", 1.5]] })), 0.5);
  assert.deepEqual([call(1, { stretches: [["whole", 0]] }), IN_LINE, NOT_YET].map(firstTokenAfter), [null, null, null]);
});
