import assert from "node:assert/strict";
import { test } from "node:test";

import { planOf, reachOf, rowTop } from "../../pages/parts/drawings/race/plan.mjs";
import { measureByCount, raced, sequentialAndParallel } from "./made.mjs";

measureByCount();
const DATA = sequentialAndParallel();
const callsOf = (count) => Array.from({ length: count }, (_, at) => raced(at + 1, []));
const withCalls = (...counts) => ({ ...DATA, runs: DATA.runs.map((run, i) => ({ ...run, calls: callsOf(counts[i]) })) });

test("each run has its rows, below them room for a brace, and on a phone for the measure", () => {
  const wide = planOf(800, DATA), narrow = planOf(358, DATA);
  assert.deepEqual([wide.below, narrow.below, wide.fast], [false, true, 1]);
  assert.ok(wide.panels[1].top - wide.panels[0].bottom >= 30 && wide.floor - wide.panels[1].bottom >= 30);
  assert.equal(rowTop(wide, 0, 2) - rowTop(wide, 0, 1), wide.pitch);
  const unlike = planOf(800, { ...DATA, runs: [DATA.runs[0], { ...DATA.runs[1], calls: DATA.runs[1].calls.slice(1) }] });
  assert.deepEqual(unlike.panels.map((panel) => Math.round((panel.bottom - panel.first) / unlike.pitch)), [2, 1]);
});

test("time has at least 55 % of a wide race", () => {
  for (const width of [358, 525, 760, 1048, 1240]) {
    const plan = planOf(width, DATA);
    assert.ok((plan.right - plan.left) / width >= 0.55, `${width}`);
  }
});

test("in presenter mode both runs fit above the player", () => {
  for (const [counts, pitch] of [[[5, 5], 13], [[4, 12], 11], [[9, 9], 10], [[12, 12], 7]]) {
    const plan = planOf(525, { ...withCalls(...counts), compact: true });
    assert.ok(plan.height <= 321 && plan.pitch >= pitch, `${counts}: ${plan.height}, ${plan.pitch}`);
  }
});

test("on a laptop's screen both runs fit below the headline and the charts", () => {
  for (const count of [5, 12, 20, 50]) assert.ok(planOf(1000, withCalls(count, count)).height < 720, `${count}`);
});

test("the axis reaches to the later end, and while a run goes on ahead of its clock", () => {
  assert.equal(reachOf(DATA.runs, [4, 2]), 4);
  const going = [{ ...DATA.runs[0], running: true, now: 1, end: null }, DATA.runs[1]];
  assert.ok(reachOf(going, [1.5, 2]) > 2);
});
