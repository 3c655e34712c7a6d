import assert from "node:assert/strict";
import { test } from "node:test";

import { newArrangement } from "../../pages/parts/drawings/flow/end_to_end.mjs";
import { planOf } from "../../pages/parts/drawings/race/plan.mjs";
import { pen, sequentialAndParallel } from "./made.mjs";
import { openPage } from "./page.mjs";

Object.assign(globalThis, { matchMedia: () => ({ matches: true }), cancelAnimationFrame: () => {} }); // no motion
const { arrangedOf } = await import("../../pages/parts/drawings/race/arranged.mjs");

function opened(data = sequentialAndParallel()) {
  const picture = openPage(), plan = planOf(800, data), says = {};
  const pens = { ...Object.fromEntries(["axis", "foot", "names", "bars", "marks", "ends"].map((name) => [name, pen()])), lanes: [pen(), pen()] };
  const view = { nodes: { picture, says }, arrangement: newArrangement(), pens, plan };
  return { arranged: arrangedOf({ model: { data }, view, acts: { again: () => {} } }), view, pens, picture, says };
}

test("end to end both runs are as long as their work, and their sums are read out", () => {
  const { arranged, pens, picture, says } = opened();
  arranged.press("line");
  arranged.draw();
  const [one, other] = [0, 1].map((lane) => Number(/H([\d.]+)q5/.exec(pens.ends.drawn.get(`brace ${lane}`).d)[1]));
  assert.equal(one, other, "four seconds each");
  assert.equal(says.textContent, "Sequential end to end: line . Parallel end to end: line .");
  assert.equal(picture.found("sum").filter(({ hidden }) => !hidden).length, 2);
});

test("as they ran the second brace is half as long, and what did not make a run longer is hollow", () => {
  const { arranged, pens, view } = opened();
  arranged.press("ran");
  arranged.draw();
  const long = [0, 1].map((lane) => Number(/H([\d.]+)q5/.exec(pens.ends.drawn.get(`brace ${lane}`).d)[1]) + 5 - view.plan.left);
  assert.ok(Math.abs(long[0] - 2 * long[1]) < 1e-6, `${long}`);
  assert.deepEqual(["1 1 0 first", "1 2 0 first"].map((key) => pens.bars.drawn.get(key).class.includes("aside")), [false, true]);
});

test("it is shown until somebody leaves it", () => {
  const { arranged } = opened();
  assert.equal(arranged.isShown(), false);
  arranged.press("line");
  assert.equal(arranged.isShown(), true);
  arranged.leave();
  assert.equal(arranged.isShown(), false);
});
