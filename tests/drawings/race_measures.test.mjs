import assert from "node:assert/strict";
import { test } from "node:test";

import { byNow, drawMeasures, measurePlan } from "../../pages/parts/drawings/race/measures.mjs";
import { pen, sequentialAndParallel } from "./made.mjs";
import { openPage } from "./page.mjs";

const svg = openPage();

test("the measures stand side by side where there is room, in pairs on a phone, and each fills its own place", () => {
  const measures = [[10, 5], [2, 4], [null, null], [1, 1]].map((values) => ({ name: "n", values, texts: ["10 s", "5 s"], law: [null, 20] }));
  const wide = measurePlan(1000, measures, ["a", "b"]), narrow = measurePlan(358, measures, ["a", "b"]);
  const beside = measurePlan(240, measures, ["a", "b"]);
  assert.deepEqual([wide.columns, narrow.columns, beside.columns], [4, 2, 1]);
  assert.ok(beside.height < 170, "beside a race, above the player on 480 px");
  assert.ok(narrow.height > wide.height);
  assert.equal(wide.cells[0].px(20), 2 * wide.cells[0].px(10), "the greatest of values and laws has the whole width");
  for (const { cells } of [wide, narrow, beside]) assert.ok(cells.every(({ wide: w, px }) => px(20) > 0 && px(20) + 16 < w));
});

test("while they go on the seconds are those of the clocks, at the speed that is said", () => {
  const time = { name: "Time, so far", values: [1.9, 0.5], texts: ["1.90 s at 4x", "0.50 s"], law: [null, null] }, calls = { name: "Calls" };
  const { measures: [now, rest] } = byNow({ measures: [time, calls] }, [2.034, 0.5]);
  assert.deepEqual([now.values, now.texts, rest], [[2.034, 0.5], ["2.03 s at 4x", "0.50 s"], calls]);
});

test("each measure is told in words, with its law where there is one, and what is not known yet is said", () => {
  const ink = pen(), measure = (name, values, texts, law) => ({ name, values, texts, law });
  const measures = [measure("Time", [4, null], ["4.00 s", ""], [4.004, null]), measure("Calls", [2, 2], ["2", "2"], [null, null])];
  drawMeasures(ink, svg, { ...sequentialAndParallel(), measures }, 800);
  assert.equal(svg.attrs["aria-label"], "Time: sequential 4.00 s, by the law 4, parallel not yet. Calls: sequential 2, parallel 2.");
  const [{ x, px }] = measurePlan(800, measures, ["Sequential", "Parallel"]).cells;
  assert.match(ink.drawn.get("0 tick 0").d, new RegExp(`^M${x + px(4.004)} `));
  assert.deepEqual([...ink.drawn.keys()].filter((key) => /bar|tick|law/.test(key)), ["0 law", "0 bar 0", "0 tick 0", "1 bar 0", "1 bar 1"]);
});
