import assert from "node:assert/strict";
import { test } from "node:test";

import { drawLit, drawNames, drawTerms, faded } from "../../pages/parts/drawings/flow/laid.mjs";
import { measureByCount, pen } from "./made.mjs";

measureByCount();
const bar = (call, left, width, facts = {}) => ({ call, left, width, top: 40, height: 20, ...facts });
const BARS = [bar(1, 0, 50), bar(1, 50, 30), bar(2, 80, 20), bar(3, 100, 0, { opacity: 0 })];

test("only the calls that make the time as long as it is stay strong", () => {
  const shown = faded(BARS.slice(0, 3), new Set([1]));
  assert.deepEqual(shown.map(({ aside = false }) => aside), [false, false, true]);
});

test("the calls of a term are framed, each from its first bar to its last", () => {
  const ink = pen();
  drawLit(ink, BARS, [1, 3]);
  assert.deepEqual([...ink.drawn].map(([key, { x, width }]) => [key, x, width]), [["lit 1", -2, 84]]);
  drawLit(ink, BARS, null);
  assert.equal(ink.drawn.size, 1);
});

test("a name stands above its bars, of a long one the number alone, and none where there is no room", () => {
  const ink = pen(), names = new Map([[1, "evaluate 1"], [2, "evaluate 2.3"], [3, "evaluate 3"]]); // of 6.5 px a letter
  drawNames(ink, [bar(1, 0, 70), bar(2, 70, 24), bar(3, 94, 9)], names, 30);
  assert.deepEqual([...ink.drawn.values()].map(({ text, x }) => [text, x]), [["evaluate 1", 35], ["2.3", 82]]);
});

test("in the rows that have closed each call says what it takes of the row of all, a folded pattern what all of its calls do", () => {
  const ink = pen(), rows = { unit: (id) => Math.min(id, 2), calls: [{ id: 1, row: 0, name: "plan" }, { id: 2, row: 1, name: "loop" }, { id: 9, row: 2, name: "never sent" }] };
  const bars = [[1, "slot", 4], [1, "first", 1], [1, "answer", 0.5], [2, "whole", 1], [3, "whole", 2]].map(([call, phase, seconds]) => ({ call, phase, seconds }));
  drawTerms(ink, rows, bars, { width: 358, t0: 100, nodeMiddle: (row) => 24 * row });
  assert.deepEqual([...ink.drawn.values()].map(({ text }) => text), ["plan", "1.50 s", "loop", "3.00 s"]);
  assert.deepEqual([ink.drawn.get("2 took").x, ink.drawn.get("2 took").y], [100 + 4 * 7 + 8, 28.5]);
});

test("no number stands alone among bars of other steps: narrow ones have the name of their step once, or none", () => {
  const ink = pen(), steps = ["plan", "worker 1", "worker 2", "worker 3", "synthesis", "evaluate 1", "improve", "evaluate 2"];
  const bars = steps.map((_, i) => bar(i + 1, 20 * i, 20));
  drawNames(ink, bars, new Map(steps.map((name, i) => [i + 1, name])), 30);
  assert.deepEqual([...ink.drawn.values()].map(({ text, x }) => [text, x]), [["worker", 50]]);
});
