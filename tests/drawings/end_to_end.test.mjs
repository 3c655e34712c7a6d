import assert from "node:assert/strict";
import { test } from "node:test";

import { barsOf } from "../../pages/parts/drawings/flow/bars.mjs";
import { arrange, between, glide, inLine, isGliding, lineOf, newArrangement, nextShown, placeOfLine } from "../../pages/parts/drawings/flow/end_to_end.mjs";
import { moment } from "../../pages/parts/drawings/flow/moment.mjs";
import { call } from "./made.mjs";

const PLACE = { bar: 20, barTop: (row) => 10 + 42 * row };
const x = (t) => 100 + 10 * t;
const barsFor = (calls) => barsOf(calls.map((one) => ({ call: one, now: moment(one, 9) })), PLACE, x, true);

const TWO = [call(1), call(2, { stretches: [["slot", 0], ["first", 1], ["answer", 1.5]], end: 4 })]; // 2 s; a wait of 1 s, then 3 s
const AGAIN = [call(1, { stretches: [["error", 0, "500", null], ["back-off", 1], ["whole", 3]], end: 4 })];

test("end to end each call follows on the one before, and all of it is as long as the work", () => {
  const bars = barsFor(TWO), { at, total } = lineOf(bars);
  assert.equal(total, 5);
  assert.deepEqual(bars.map(({ phase, key }) => [phase, at.get(key)]), [["first", 0], ["answer", 1], ["slot", undefined], ["first", 2], ["answer", 2.5]]);
});

test("back-off is no work", () => {
  const { at, total } = lineOf(barsFor(AGAIN));
  assert.equal(total, 2);
  assert.deepEqual([...at.values()], [0, 1]);
});

test("in the row bars keep their length in its own scale, and what is no work fades", () => {
  const bars = barsFor(TWO), row = inLine(bars, lineOf(bars), (t) => 100 + 20 * t, 70);
  assert.deepEqual(row.map(({ left, width, top }) => [left, width, top]).filter((_, i) => i !== 2), [[100, 20, 70], [120, 20, 70], [140, 10, 70], [150, 50, 70]]);
  assert.deepEqual(row.map(({ opacity }) => opacity), [undefined, undefined, 0, undefined, undefined]);
});

test("the row is at the foot of the rows, and of rows that are too high for a screen at their top, its brace below it", () => {
  const few = placeOfLine(12, 142, 20), many = placeOfLine(12, 376, 16);
  assert.deepEqual([few.brace, few.row + 20 < 142], [142, true]);
  assert.ok(many.row > 12 + 13 && many.brace < 80, `${many.row}`);
  assert.equal(placeOfLine(12, 376, 16, true).brace, 376, "where there is room below them");
});

test("half way a bar stands half way", () => {
  const bars = barsFor(TWO), row = inLine(bars, lineOf(bars), x, 70);
  const [, , wait, first] = between(bars, row, 0.5);
  assert.deepEqual([wait.opacity, first.left, first.top], [0.5, (110 + 120) / 2, (52 + 70) / 2]);
  assert.equal(between(bars, row, 0), bars);
  assert.equal(between(bars, row, 1), row);
});

test("a bar that is drawn from a line before its start is as long as it was, end to end", () => {
  const late = [call(1, { stretches: [["first", 0.03], ["answer", 1]], line: 0 })];
  const bars = barsFor(late);
  assert.equal(bars[0].left, 100);
  assert.equal(lineOf(bars).total, 1.97);
});

test("the switch goes to the row and back, and its first half shows the sum or the plain run", () => {
  assert.deepEqual(["plain", "ran", "line"].map((shown) => nextShown(shown, "line")), ["line", "line", "ran"]);
  assert.deepEqual(["plain", "ran", "line"].map((shown) => nextShown(shown, "ran")), ["ran", "plain", "ran"]);
});

test("a glide takes 900 ms, slow at both ends, and can be turned round on its way", () => {
  const one = newArrangement(), shares = [];
  arrange(one, "line", false);
  for (const now of [1000, 1090, 1450, 1810]) { assert.ok(glide(one, now)); shares.push(one.share); }
  assert.ok(shares[1] < 0.01 && Math.abs(shares[2] - 0.5) < 1e-9 && shares[3] > 0.99);
  assert.equal(glide(one, 1900), false);
  assert.deepEqual([one.share, isGliding(one)], [1, false]);

  arrange(one, "ran", false);
  glide(one, 3000);
  glide(one, 3450);
  arrange(one, "line", false);
  glide(one, 3460);
  assert.equal(one.share, 0.5, "from where it was");
});

test("without motion it is there at once", () => {
  const one = newArrangement();
  arrange(one, "line", true);
  assert.deepEqual([one.share, isGliding(one)], [1, false]);
});
