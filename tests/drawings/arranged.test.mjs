import assert from "node:assert/strict";
import { test } from "node:test";

import { newArrangement } from "../../pages/parts/drawings/flow/end_to_end.mjs";
import { folded } from "../../pages/parts/drawings/flow/folds.mjs";
import { places } from "../../pages/parts/drawings/flow/places.mjs";
import { call, flow, pen } from "./made.mjs";
import { openPage } from "./page.mjs";

Object.assign(globalThis, { matchMedia: () => ({ matches: true }), cancelAnimationFrame: () => {} }); // no motion
const { arrangedOf } = await import("../../pages/parts/drawings/flow/arranged.mjs");

const sum = (text, pace) => ({ terms: [{ text, calls: pace }], total: "= 2.00 s", pace });
const SUMS = { as_it_ran: sum("2.00", [1]), end_to_end: sum("2.00 + 2.00", [1, 2]) };

function opened(sums = SUMS) {
  const stage = openPage(), data = flow([call(1), call(2)], { sums }), rows = folded(data, new Set()), told = [];
  const pens = Object.fromEntries(["axis", "bars", "labels"].map((name) => [name, pen()]));
  const view = { stage, rows, places: places(rows, 1176), pens, axis: { goal: 4 }, arrangement: newArrangement() };
  const acts = { again: () => told.push("again"), tell: (words) => told.push(words) };
  const arranged = arrangedOf({ model: { data }, view, acts });
  const quarters = () => { // of the axis, to the left of each answer
    arranged.draw();
    return [...pens.bars.drawn.values()].filter(({ class: look }) => look.includes("answer")).map(({ x }) => Math.round((4 * (x - view.places.t0)) / (view.places.t1 - view.places.t0)));
  };
  return { arranged, view, pens, stage, told, quarters };
}

test("end to end the second call begins where the first one ends, with its name above", () => {
  const { arranged, pens, quarters } = opened();
  assert.deepEqual(quarters(), [1, 1], "as they ran");
  arranged.show("line");
  for (const ink of [pens.bars, pens.labels]) ink.begin();
  assert.deepEqual(quarters(), [1, 3]);
  assert.deepEqual(["1 above", "2 above"].map((key) => pens.labels.drawn.get(key).text), ["call 1", "call 2"]);
});

test("as it ran, what did not make the run longer is hollow", () => {
  const { arranged, pens } = opened();
  arranged.show("ran");
  arranged.draw();
  assert.deepEqual(["1 1 answer", "2 1 answer"].map((key) => pens.bars.drawn.get(key).class.includes("aside")), [false, true]);
});

test("each sum is said and written, until the run is as it is played again", () => {
  const { arranged, stage, told, view } = opened();
  for (const name of ["line", "ran"]) {
    arranged.press(name);
    arranged.draw();
  }
  assert.deepEqual(told.filter((words) => words !== "again"), ["End to end: 2.00 + 2.00 = 2.00 s", "As it ran: 2.00 = 2.00 s"]);
  assert.deepEqual(stage.said("sum"), ["2.00 = 2.00 s"]);
  arranged.leave();
  arranged.hide();
  assert.deepEqual([view.arrangement.shown, stage.found("sum")[0].hidden], ["plain", true]);
});

test("a run without a sum is not laid out", () => {
  const { arranged, told, view } = opened(null);
  arranged.press("line");
  assert.deepEqual([told, view.arrangement.shown], [[], "plain"]);
});
