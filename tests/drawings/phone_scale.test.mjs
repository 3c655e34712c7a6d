import assert from "node:assert/strict";
import { test } from "node:test";

import { AIR, scale, stacked, stepOf } from "../../pages/parts/drawings/phone/scale.mjs";

test("an axis leaves room for half of the slider's thumb at either end, and nothing leaves the axis", () => {
  const { x } = scale(0, 20, 354);
  assert.deepEqual([0, 10, 20, -5, 99].map(x), [AIR, 177, 354 - AIR, AIR, 354 - AIR]);
});

test("its marks are round, as many as have room, and never nearly nothing", () => {
  assert.deepEqual(scale(0, 12, 354).marks.map(({ label }) => label), ["0", "2", "4", "6", "8", "10", "12"]);
  assert.ok(scale(0, 1, 354).marks.length <= 7);
  assert.equal(scale(-1, 1, 354).marks.find(({ x }) => x === 177).label, "0");
});

test("a slider moves by whole numbers, or by a round step that a thumb can meet", () => {
  assert.deepEqual([[0, 12, true], [0, 12, false], [0, 1, false], [0, 300, false]].map((one) => stepOf(...one)), [1, 0.1, 0.01, 5]);
});

test("each answer is one dot, those at one place above each other", () => {
  const { dots, height } = stacked([1, 1, 1, 8], (value) => value * 10);
  assert.equal(dots.length, 4);
  assert.equal(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size, 4);
  assert.equal(height, 21);
  assert.deepEqual(stacked([], (value) => value), { dots: [], height: 0 });
});

test("five hundred at one place are no higher than there is room", () => {
  const { dots, height } = stacked(Array.from({ length: 500 }, () => 3), (value) => value);
  assert.ok(height <= 56 && dots.length === 500 && dots.every(({ y }) => y >= 3 && y <= height));
});
