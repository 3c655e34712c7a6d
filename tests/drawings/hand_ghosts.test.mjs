import assert from "node:assert/strict";
import { test } from "node:test";

import { drawGhosts, drawGrips, drawLimit, drawPull } from "../../pages/parts/drawings/flow/hand/ghosts.mjs";
import { call, pen } from "./made.mjs";

const PLACE = { bar: 10, base: 90, t0: 0, t1: 100, node: 20, nodeWidth: 60, marksOnly: false, barTop: (row) => row * 20, column: () => 5, nodeMiddle: (row) => row * 20 + 5 };

test("a call that has moved has its old bar behind it, one that has not has none, and the old end is a line", () => {
  const real = new Map([call(1), call(2)].map((one) => [one.id, one])), drawn = pen();
  const calls = [{ call: call(1) }, { call: call(2, { end: 3 }) }, { call: call(3) }];
  drawGhosts(drawn, real, 2, calls, PLACE, (t) => t * 10);
  assert.deepEqual([...drawn.drawn.keys()], ["ghost 2", "ghost end"]);
  const { x, width } = drawn.drawn.get("ghost 2");
  assert.deepEqual([x, width, drawn.drawn.get("ghost end").d], [0, 20, "M20 4V90"]);
});

test("every bar has a grip at its end, the one in the hand a bold one, and the line of the limit too", () => {
  const drawn = pen();
  drawGrips(drawn, [{ call: call(1), end: 40 }, { call: call(2), end: null }, { call: call(3), end: 60 }], PLACE, { held: 3, line: 70 });
  assert.deepEqual([...drawn.drawn].map(([key, { class: look }]) => [key, look]), [["grip line", "grip"], ["grip 1", "grip"], ["grip 3", "grip held"]]);
});

test("the limit is a slider that says how many, and moves with the arrows", () => {
  const drawn = pen(), moves = [];
  const slider = { line: 70, limit: null, peak: 4, count: 9, move: (by) => moves.push(by) };
  drawLimit(drawn, slider, PLACE);
  const node = drawn.drawn.get("at once");
  assert.equal(node["aria-valuetext"], "no limit, at most 4 in flight");
  let kept = 0;
  for (const key of ["ArrowUp", "ArrowDown", "x"]) node.onkeydown({ key, preventDefault: () => kept++ });
  assert.deepEqual([moves, kept], [[1, -1], 2]);
  drawLimit(drawn, { ...slider, limit: 2 }, PLACE);
  assert.deepEqual([node["aria-valuenow"], node["aria-valuetext"]], [2, "2 at once"]);
});

test("a dependency is drawn from the shape of its call to the pointer", () => {
  const drawn = pen();
  drawPull(drawn, { from: call(2), to: { x: 50, y: 60 } }, PLACE);
  assert.equal(drawn.drawn.get("pull").d, "M65 25L50 60");
});
