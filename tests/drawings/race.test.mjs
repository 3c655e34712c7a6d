import assert from "node:assert/strict";
import { test } from "node:test";

import { barsOfRun, fateOf } from "../../pages/parts/drawings/race/bars.mjs";
import { advance, atOf, clocksOf, lastOf, moveTo, newClock, stepFrom } from "../../pages/parts/drawings/race/clock.mjs";
import { laidOut } from "../../pages/parts/drawings/race/laid_out.mjs";
import { measurePlan } from "../../pages/parts/drawings/race/measures.mjs";
import { planOf, reachOf, rowTop } from "../../pages/parts/drawings/race/plan.mjs";
import { onLines } from "../../pages/parts/drawings/race/start_lines.mjs";
import { doneBy, verdict } from "../../pages/parts/drawings/race/words.mjs";
import { measureByCount, race } from "./made.mjs";

measureByCount();
const row = (number, bars) => ({ id: number, row: number, name: "a", kind: "work", status: "ok", fate: "", bars });
const first = row(1, [["first", 0, 1], ["answer", 1, 2]]);
const DATA = race([[first, row(2, [["first", 2, 3], ["answer", 3, 4]])], [first, row(2, [["first", 0, 1], ["answer", 1, 2]])]]);
const RUNS = DATA.runs;

test("at rest a race stands at the later end", () => {
  assert.deepEqual([lastOf(RUNS), atOf(newClock(), RUNS), clocksOf(newClock(), RUNS, 0)], [4, 4, [4, 2]]);
});

test("the cursor cuts both runs, but none behind its end", () => {
  assert.deepEqual(clocksOf({ ...newClock(), cursor: 3 }, RUNS, 0), [3, 2]);
});

test("at the end the cursor is gone and the verdict is back", () => {
  const clock = { ...newClock(), playing: true };
  moveTo(clock, RUNS, 3.5);
  assert.deepEqual([clock.cursor, clock.playing], [3.5, true]);
  moveTo(clock, RUNS, 4);
  assert.deepEqual([clock.cursor, clock.playing], [null, false]);
  moveTo(clock, RUNS, -1);
  assert.equal(clock.cursor, 0);
});

test("playing moves by the time that has passed, but a frame that took long is a short one", () => {
  const clock = { ...newClock(), cursor: 0, speed: 2 };
  advance(clock, RUNS, 0.1);
  assert.equal(clock.cursor, 0.2);
  advance(clock, RUNS, 9);
  assert.equal(clock.cursor, 0.7);
});

test("a step goes to the next moment of either run", () => {
  const clock = { ...newClock(), cursor: 0 }, seen = [];
  for (let i = 0; i < 5; i++) {
    moveTo(clock, RUNS, stepFrom(clock, RUNS, 1));
    seen.push(clock.cursor);
  }
  assert.deepEqual(seen, [1, 2, 3, null, null]);
  assert.equal(stepFrom({ ...newClock(), cursor: null }, RUNS, -1), 3);
  assert.equal(stepFrom({ ...newClock(), cursor: 0 }, RUNS, -1), 0);
});

test("runs that go on have a clock of their own between two messages, for at most a second", () => {
  const going = [{ ...RUNS[0], running: true, now: 1, end: null }, RUNS[1]];
  const clock = { ...newClock(), arrived: 100 };
  assert.deepEqual(clocksOf(clock, going, 100.5), [1.5, 2]);
  assert.deepEqual(clocksOf(clock, going, 109), [2, 2]);
  assert.ok(reachOf(going, [1.5, 2]) > 2, "the axis is ahead of the clock");
  assert.equal(reachOf(RUNS, [4, 2]), 4);
});

test("the figure tells the calls that each run has done, and at the end the verdict", () => {
  assert.deepEqual([doneBy(RUNS, [1.9, 1.9]), doneBy(RUNS, [2, 2]), doneBy(RUNS, [4, 2])], [[0, 0], [1, 2], [2, 2]]);
  assert.deepEqual(verdict(DATA, 2, [2, 2]), ["1 : 2", "calls done after 2.00 s. Sequential: 1 of 2. Parallel: 2 of 2."]);
  assert.deepEqual(verdict(DATA, null, [4, 2]), ["2.0×", "Faster."]);
});

test("while the runs go on the figure is the clock", () => {
  const going = { ...DATA, ended: false, runs: RUNS.map((run) => ({ ...run, progress: "one call done" })) };
  assert.deepEqual(verdict(going, null, [1.5, 1]), ["1.50 s", "Sequential: one call done. Parallel: one call done."]);
});

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
  const five = DATA.runs.map((run) => ({ ...run, calls: [1, 2, 3, 4, 5].map((number) => row(number, [])) }));
  assert.ok(planOf(525, { ...DATA, runs: five, compact: true }).height < 358);
});

test("end to end the bars of each run follow each other on one axis, and as they ran they stand in their rows", () => {
  const plan = planOf(800, DATA), { last, reach, lines, ran, ended, tops } = laidOut(DATA.runs, plan);
  assert.deepEqual([last, reach, lines.map(({ total }) => total)], [4, 4, [4, 4]]);
  const px = (plan.right - plan.left) / 4;
  assert.deepEqual(ended[1].map(({ left }) => Math.round((left - plan.left) / px)), [0, 1, 2, 3]);
  assert.deepEqual(ran[1].map(({ left }) => Math.round((left - plan.left) / px)), [0, 1, 0, 1]);
  assert.ok(ended[1].every(({ top }) => top === tops[1]) && new Set(ran[1].map(({ top }) => top)).size === 2);
});

test("a call that lost says that it was paid for, and one that failed or was cancelled how it ended", () => {
  const said = (status, fate) => fateOf({ status, fate });
  assert.deepEqual(
    [said("ok", "picked"), said("ok", "thrown away"), said("cancelled", "thrown away"), said("cancelled", ""), said("error", "picked"), said("ok", "")],
    ["✓ picked", "thrown away, paid", "⊘ thrown away, paid", "⊘ cancelled", "✕ failed", ""],
  );
  const lost = { ...DATA.runs[0], calls: [{ ...first, fate: "thrown away" }] };
  assert.deepEqual(barsOfRun(lost, 0, planOf(800, DATA), (t) => t, 4).map(({ kind }) => kind), ["idle", "idle"]);
});

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

test("calls of one gather are drawn from one line in a race, too, and their ends stay true", () => {
  const late = (id, start, gather) => ({ ...row(id, [["first", start, 1], ["answer", 1, 2]]), gather });
  const { runs } = race([[first], [late(1, 0, 0), late(2, 0.04, 0), late(3, 0.3, 0), late(4, 0.03, 1)]]);
  const run = onLines(runs[1]), plan = { panels: [null, { first: 0, places: new Map() }], bar: 14, pitch: 22 };
  const firsts = barsOfRun(run, 1, plan, (t) => t, 9).filter(({ mark }) => mark === "first");
  assert.deepEqual(firsts.map(({ left, width }) => [left, width]), [[0, 1], [0, 1], [0.3, 0.7], [0.03, 0.97]]);
  assert.equal(firsts[1].seconds, 0.96);
});
