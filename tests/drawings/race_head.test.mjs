import assert from "node:assert/strict";
import { test } from "node:test";

import { pencil } from "../../pages/parts/drawings/paper.mjs";
import { drawHead } from "../../pages/parts/drawings/race/head.mjs";
import { planOf } from "../../pages/parts/drawings/race/plan.mjs";
import { sequentialAndParallel } from "./made.mjs";
import { openPage } from "./page.mjs";

function opened(cursor) {
  const root = openPage(), jumped = [], plan = planOf(800, sequentialAndParallel());
  const svg = { getBoundingClientRect: () => ({ left: 10, width: 400 }) }; // at a zoom of one half
  const sheet = () => pencil(root.appendChild(document.createElementNS("", "g"))), foot = { querySelector: () => root.found("race-house")[0] };
  const race = { clock: { cursor }, view: { pens: { head: sheet(), handle: sheet() }, plan, svg, foot, reach: 4 }, acts: { jump: (t) => jumped.push(t) } };
  return { root, plan, jumped, draw: (x) => drawHead(race, x, 1.5, 4) };
}

test("it is a slider that says which moment of both runs is shown, with a line only where it was put", () => {
  const { root, draw } = opened(1.5);
  draw(300);
  const { attrs } = root.found("race-house")[0];
  assert.deepEqual([attrs["aria-valuenow"], attrs["aria-valuemax"], attrs["aria-valuetext"]], ["1.5", "4", "1.50 s of 4.00 s"]);
  assert.equal(root.found("race-end").length, 1);
  const atEnd = opened(null);
  atEnd.draw(300);
  assert.equal(atEnd.root.found("race-end").length, 0);
});

test("a drag goes where the pointer is, whatever the zoom, and not beyond the runs", () => {
  const { root, plan, jumped, draw } = opened(null);
  draw(300);
  const [strip] = root.found("race-strip");
  strip.setPointerCapture = () => {};
  const at = (x) => 10 + x / 2;
  strip.onpointerdown({ preventDefault: () => {}, currentTarget: strip, pointerId: 1, clientX: at((plan.left + plan.right) / 2) });
  strip.onpointermove({ clientX: at(plan.right + 90) });
  strip.onpointermove({ clientX: -50 });
  assert.deepEqual(jumped, [2, 4, 0]);
  strip.onpointerup();
  assert.equal(strip.onpointermove, null);
});

test("without a place there is none", () => {
  const { root, draw } = opened(1);
  draw(null);
  assert.deepEqual([root.found("race-house"), root.found("race-strip"), root.found("race-end")], [[], [], []]);
});
