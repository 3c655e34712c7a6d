import assert from "node:assert/strict";
import { test } from "node:test";

import { actAt, LASTS } from "../../pages/parts/drawings/home/acts.mjs";
import { barsOf, lengthOf, reachOf, sizesOf, sumOf } from "../../pages/parts/drawings/home/bars.mjs";

const x = (t) => 100 * t;
const own = (id, lane, from, first, to) => ({ id, kind: "work", lane, bars: [["first", from, first], ["answer", first, to]] });
const sum = (total, pace) => ({ terms: [], total, pace });
const CHAIN = {
  calls: [own(1, 0, 0, 1, 2), own(2, 0, 2, 2.5, 3)], ghosts: [], names: [], lanes: 1, seconds: 3, words: "2 calls", beside: false,
  sums: { as_it_ran: sum("= 3.00 s", [1, 2]), end_to_end: sum("= 3.00 s", [1, 2]) },
};
const BESIDE = {
  calls: [own(1, 0, 0, 1, 2), own(2, 1, 0, 0.5, 1)], ghosts: [], names: [], lanes: 2, seconds: 2, words: "2 calls", beside: true,
  sums: { as_it_ran: sum("= 2.00 s", [1]), end_to_end: sum("= 3.00 s", [1, 2]) },
};
const SIZES = sizesOf(BESIDE, { narrow: false, compact: false });
const placed = (run, act) => barsOf(run, act, SIZES, x, 0);

test("no bar is further than the clock, and an attempt that has not begun is not there", () => {
  assert.deepEqual(placed(CHAIN, actAt(0, 3)), []);
  const bars = placed(CHAIN, { at: 1.5, share: 0, sum: "", over: false });
  assert.deepEqual(bars.map(({ phase, left, width }) => [phase, left, width]), [["first", 0, 100], ["answer", 100, 50]]);
});

test("end to end the bars of one row follow on each other", () => {
  const bars = placed(BESIDE, { at: 9, share: 1, sum: "end_to_end", over: false });
  assert.deepEqual(bars.map(({ left }) => left), [0, 100, 200, 250]);
  assert.equal(new Set(bars.map(({ top }) => top)).size, 1);
  assert.equal(lengthOf(BESIDE), 3);
});

test("in the end all but the longest are hollow, and a chain stays as it ran", () => {
  const end = actAt(LASTS, 9);
  assert.deepEqual(placed(BESIDE, end).map(({ aside = false }) => aside), [false, false, true, true]);
  assert.ok(placed(CHAIN, end).every(({ aside }) => aside === undefined));
});

test("a sum comes when its run has ended; side by side it is that of the act", () => {
  assert.equal(sumOf(CHAIN, { at: 2.9, sum: "" }), null);
  assert.equal(sumOf(CHAIN, { at: 3, sum: "" }).sum.total, "= 3.00 s");
  assert.equal(sumOf(BESIDE, { at: 3, sum: "" }), null);
  assert.deepEqual(sumOf(BESIDE, { at: 9, sum: "end_to_end" }), { sum: BESIDE.sums.end_to_end, seconds: 3 });
  assert.deepEqual(sumOf(BESIDE, { at: 9, sum: "as_it_ran" }), { sum: BESIDE.sums.as_it_ran, seconds: 2 });
  assert.equal(sumOf({ ...BESIDE, sums: null }, { at: 9, sum: "as_it_ran" }), null);
});

test("the axis has room for what lies end to end", () => {
  assert.equal(reachOf([BESIDE]), 3);
  assert.equal(reachOf([{ ...BESIDE, sums: null }]), 2);
  assert.equal(reachOf([]), 1);
});

test("many lanes share the room of few", () => {
  const many = sizesOf({ ...BESIDE, lanes: 50 }, { narrow: false, compact: false }), five = sizesOf({ ...BESIDE, lanes: 5 }, { narrow: false, compact: false });
  assert.equal(Math.round(many.height), five.height);
  assert.ok(sizesOf(BESIDE, { narrow: false, compact: true }).height < SIZES.height);
  assert.ok(sizesOf({ ...CHAIN, sums: null }, { narrow: true, compact: false }).height > sizesOf({ ...CHAIN, sums: null }, { narrow: false, compact: false }).height, "the time stands below");
});
