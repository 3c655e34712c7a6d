import assert from "node:assert/strict";
import { test } from "node:test";

import { drawAxis, drawTitles, noteAt } from "../../pages/parts/drawings/race/axis.mjs";
import { planOf } from "../../pages/parts/drawings/race/plan.mjs";
import { measureByCount, pen, sequentialAndParallel } from "./made.mjs";

measureByCount();
const DATA = sequentialAndParallel(), x = (t) => 100 + 100 * t;
const words = (ink, look) => [...ink.drawn].filter(([key]) => key.startsWith(look)).map(([, { text }]) => text);

test("each mark of the axis has its number, but the one under the playhead, and none lies beyond it", () => {
  const ink = pen(), plan = planOf(800, DATA);
  drawAxis({ axis: ink, foot: ink }, plan, x, 4, null);
  assert.deepEqual(words(ink, "tick"), ["0", "1", "2", "3", "4"]);
  drawAxis({ axis: ink, foot: ink }, plan, x, 3.5, x(2) + 10);
  assert.deepEqual(words(ink, "tick"), ["0", "1", "3"]);
  assert.ok(words(ink, "grid").length >= 4);
});

test("the line at which both runs begin does not go through their titles", () => {
  const ink = pen(), plan = planOf(800, DATA);
  drawAxis({ axis: ink, foot: ink }, plan, x, 4, null);
  const lines = ink.drawn.get("grid 0").d.split("M").slice(1).map((part) => part.match(/ (\d+)V(\d+)/).slice(1).map(Number));
  for (const { top } of plan.panels) assert.ok(lines.every(([from, to]) => from > top + 15 || to < top), `${lines}`);
});

test("beside the title of a run stands its note, cut at the edge, and none where there is no room", () => {
  const ink = pen(), runs = DATA.runs.map((run) => ({ ...run, note: "a note that is longer than the room beside it" }));
  drawTitles(ink, planOf(358, DATA), runs);
  assert.deepEqual(words(ink, "title"), ["Sequential", "Parallel"]);
  for (const [i, run] of runs.entries()) assert.ok(noteAt(run) + words(ink, "note")[i].length * 6.5 <= 358);
  drawTitles(ink, planOf(150, DATA), runs);
  assert.deepEqual(words(ink, "note"), []);
});
