import assert from "node:assert/strict";
import { test } from "node:test";

import { axisOf, bars, dots, inWords, written } from "../../pages/parts/drawings/class/spread.mjs";

const SECONDS = { low: 0, high: 10, whole: false }, ROOM = { left: 50, right: 550, high: 100, most: 7 };

test("a dot stands where its answer is on the axis, and those at one place above each other", () => {
  const { r, x, sets: [set] } = dots([[2, 2.01, 8]], SECONDS, ROOM);
  assert.deepEqual([x(0), x(10)], [50, 550]);
  assert.equal(set[0].x, set[1].x);
  assert.deepEqual(set.map(({ y }) => y), [r, 3 * r, r]);
  assert.ok(set.every((dot, i) => Math.abs(dot.x - x([2, 2, 8][i])) <= r), "no dot is further off than its own half");
});

test("whole numbers stand on their own marks", () => {
  const { x, sets: [set] } = dots([[3, 3, 7]], { low: 0, high: 10, whole: true }, ROOM);
  assert.deepEqual(set.map((dot) => dot.x), [x(3), x(3), x(7)]);
});

test("five hundred at one place become small and overlap, and none stands above its room", () => {
  const { r, sets } = dots([Array(500).fill(4), [1]], SECONDS, ROOM);
  const top = Math.max(...sets[0].map(({ y }) => y + r));
  assert.ok(top <= ROOM.high && r < 7, `${top}`);
  assert.equal(sets[1][0].y, r);
  assert.equal(new Set(sets[0].map(({ y }) => y)).size, 500);
});

test("nobody has answered: an axis and no dot", () => {
  assert.deepEqual(dots([[]], SECONDS, ROOM).sets, [[]]);
});

test("an axis of whole numbers has whole marks, and none goes beyond its end", () => {
  assert.deepEqual(axisOf(0, 3, 300, true).at, [0, 1, 2, 3]);
  assert.ok(axisOf(0, 10, 500, false).at.every((t) => t <= 10));
  const from = axisOf(1, 5, 500, true);
  assert.deepEqual([from.at[0], from.at.at(-1)], [1, 5]);
});

test("bars are as long as their share of the longest, for each turn", () => {
  const { rows, height } = bars([[4, 8], [2, 0]], 200, 10, 6);
  assert.deepEqual(rows.map((row) => row.bars.map((bar) => bar.width)), [[100, 50], [200, 0]]);
  assert.ok(rows[0].bars[1].y > rows[0].bars[0].y && rows[1].y < height);
  assert.equal(bars([[0, 0]], 200, 10, 6).rows[0].bars[0].width, 0);
});

test("it is told in words", () => {
  assert.equal(inWords({ n: 3, bars: [1, 2] }, { choices: ["More", "Less"] }), "More: 1, Less: 2");
  assert.match(inWords({ n: 2, dots: [1.234, 4], median: 2.6 }, { unit: "s" }), /^2 answers from 1.23 to 4 s, half of them below 2.6$/);
  assert.equal(inWords({ n: 0, dots: [], median: null }, {}), "no answers");
  assert.equal(inWords(null, {}), "");
  assert.deepEqual([written(2), written(2.345), written(null)], ["2", "2.35", "–"]);
});

test("an answer that is alone stands exactly where it was given", () => {
  const { x, sets: [set] } = dots([[3, 6, 9.3]], SECONDS, ROOM);
  assert.deepEqual(set.map((dot) => dot.x), [x(3), x(6), x(9.3)]);
});
