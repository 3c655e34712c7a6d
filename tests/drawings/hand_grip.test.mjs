import assert from "node:assert/strict";
import { test } from "node:test";

import { gripAt, lastsAfter, limitAt, nextLimit, rowAt, stepOf } from "../../pages/parts/drawings/flow/hand/grip.mjs";

const PLACE = { t0: 100, t1: 600, top: 10, row: 40, first: 0, peak: 200, base: 230 };
const BARS = [{ call: { id: 7, row: 0 }, end: 300 }, { call: { id: 9, row: 1 }, end: 500 }, { call: { id: 11, row: 2 }, end: null }];
const at = (x, y, kind = "mouse", free = {}) => gripAt({ x, y }, kind, BARS, PLACE, free);

test("the end of a bar is taken in its own row, and a finger is not as exact as a mouse", () => {
  assert.deepEqual([at(304, 30), at(304, 70), at(315, 30), at(315, 30, "touch")], [
    { what: "lasts", call: 7 }, null, null, { what: "lasts", call: 7 },
  ]);
  assert.deepEqual([at(300, 5), at(300, 110), at(300, 400)], [null, null, null]);
});

test("rows that are scrolled count from the first one in sight", () => {
  assert.deepEqual(gripAt({ x: 500, y: 30 }, "mouse", BARS, { ...PLACE, first: 1 }), { what: "lasts", call: 9 });
});

test("the line of the limit and the shapes are taken only where they are offered", () => {
  assert.deepEqual([at(200, 203), at(200, 203, "mouse", { line: 200 }), at(50, 203, "mouse", { line: 200 })], [null, { what: "limit" }, null]);
  assert.deepEqual([at(60, 70), at(60, 70, "mouse", { shapes: true })], [null, { what: "edge", call: 9 }]);
  assert.equal(rowAt({ y: 70 }, BARS, PLACE).id, 9);
  assert.equal(rowAt({ y: 300 }, BARS, PLACE), undefined);
});

test("a bar's end follows the hand by hundredths of a second, and stops at no time", () => {
  assert.equal(lastsAfter(2, 50, PLACE, 10), 3);
  assert.equal(lastsAfter(2, 1, PLACE, 1), 2);
  assert.equal(lastsAfter(0.5, -100, PLACE, 10), 0);
});

test("the limit is the nearest height in the curve, above it one more for each step, and none for all calls", () => {
  assert.deepEqual([230, 216, 215, 201, 200, 198, 190].map((y) => limitAt(y, PLACE, 2, 5)), [1, 1, 1, 2, 2, 3, 4]);
  assert.equal(limitAt(150, PLACE, 2, 5), null);
  assert.equal(limitAt(200, PLACE, 5, 5), null);
});

test("by keys it goes by one, from no limit to less than the run had in flight", () => {
  assert.deepEqual([nextLimit(3, 1, 3, 9), nextLimit(1, -1, 1, 9), nextLimit(8, 1, 8, 9), nextLimit(null, -1, 5, 9), nextLimit(null, 1, 5, 9)], [4, 1, null, 4, null]);
});

test("a step of the keys is a round part of the run", () => {
  assert.deepEqual([0, 0.3, 2.4, 9, 60].map(stepOf), [0.01, 0.01, 0.05, 0.2, 2]);
});
