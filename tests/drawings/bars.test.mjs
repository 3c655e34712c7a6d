import assert from "node:assert/strict";
import { test } from "node:test";

import { barsOf, drawBars, drawCritical, drawWaited } from "../../pages/parts/drawings/flow/bars.mjs";
import { moment } from "../../pages/parts/drawings/flow/moment.mjs";
import { call, measureByCount, pen } from "./made.mjs";

measureByCount();
const PLACE = { bar: 20, barTop: (row) => 10 + 42 * row };
const x = (t) => 100 + 10 * t;
const at = (t, ...calls) => calls.map((one) => ({ call: one, now: moment(one, t) }));
const bar = (phase, width, facts = {}) => ({ key: phase, kind: "judge", phase, left: 100, top: 10, width, height: 20, ...facts });

function drawn(...bars) {
  const ink = pen();
  drawBars(ink, bars);
  return ink.drawn;
}

test("a bar is as long as its stretch is by now, or as long as it will be", () => {
  const half = at(1.5, call(1, { row: 2 })), sizes = (whole) => barsOf(half, PLACE, x, whole).map(({ left, width, seconds }) => [left, width, seconds]);
  assert.deepEqual(sizes(false), [[100, 10, 1], [110, 5, 0.5]]);
  assert.deepEqual(sizes(true), [[100, 10, 1], [110, 10, 1]]);
  assert.equal(barsOf(half, PLACE, x, false)[0].top, 94);
});

test("an attempt that took a millisecond has a bar that is seen, above its neighbours", () => {
  const bars = drawn(bar("whole", 0.02), bar("error", 0.3), bar("answer", 60), bar("first", 0.02));
  assert.ok(["whole", "error"].every((phase) => bars.get(phase).width === 5 && / brief$/.test(bars.get(phase).class)));
  assert.ok(bars.get("first").width < 1 && bars.get("answer").width === 60, "a stretch that has only begun grows");
  assert.deepEqual([...bars.keys()], ["answer", "first", "whole", "error"]);
});

test("a wait is a line, and what comes before the first word is hatched in its kind", () => {
  assert.equal(drawn(bar("slot", 30)).get("slot").d, "M100 20H130");
  assert.equal(drawn(bar("back-off", 30)).get("back-off").tag, "path");
  assert.equal(drawn(bar("provider", 30)).get("provider").tag, "path");
  assert.deepEqual(["first", "cancelled", "answer"].map((phase) => drawn(bar(phase, 30)).get(phase).fill), ["url(#hatch-judge)", "url(#hatch-idle)", null]);
});

test("a failed attempt says why where there is room, else it has a cross, or nothing", () => {
  const word = (width) => drawn(bar("error", width, { word: "500" })).get("error word")?.text;
  assert.deepEqual([38, 37, 13].map(word), ["✕ 500", "✕", undefined]); // five letters of 6 px, and 8 px
});

test("what the run waited for is marked below its bars, up to the cursor", () => {
  const ink = pen(), data = { waited: [[1, 0, 2], [2, 3, 4], [7, 0, 1]], unit: (id) => id };
  drawWaited(ink, data, at(1, call(1), call(2)), PLACE, x, 1);
  assert.deepEqual([...ink.drawn].map(([key, { d }]) => [key, d]), [["waited 0", "M100 33H110"]]);
});

test("the longest chain is framed, and a folded pattern in it is framed once", () => {
  const ink = pen(), data = { critical: [1, 2], unit: () => 1 };
  drawCritical(ink, data, at(9, call(1), call(2)), PLACE, x);
  assert.deepEqual([...ink.drawn].map(([key, { x: left, width }]) => [key, left, width]), [["critical 1", 97.5, 25]]);
});

test("an answer that was there took no time, and has a small bar of one width all the same", () => {
  const there = call(1, { stretches: [["reused", 1]], end: 1, reused: "reused" });
  assert.deepEqual(barsOf(at(2, there), PLACE, x, false).map(({ phase, left, width }) => [phase, left, width]), [["reused", 110, 14]]);
  assert.equal(drawn(bar("reused", 14)).get("reused").fill, null);
});
