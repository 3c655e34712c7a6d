import assert from "node:assert/strict";
import { test } from "node:test";

import { aside, barsOfRun, besideBar, drawRuns, fateOf } from "../../pages/parts/drawings/race/bars.mjs";
import { planOf } from "../../pages/parts/drawings/race/plan.mjs";
import { measureByCount, pen, race, raced, sequentialAndParallel } from "./made.mjs";

measureByCount();
const DATA = sequentialAndParallel();

test("a call that lost says that it was paid for, and one that failed or was cancelled how it ended", () => {
  const said = (status, fate) => fateOf({ status, fate });
  assert.deepEqual(
    [said("ok", "picked"), said("ok", "thrown away"), said("cancelled", "thrown away"), said("cancelled", ""), said("error", "picked"), said("ok", "")],
    ["✓ picked", "thrown away, paid", "⊘ thrown away, paid", "⊘ cancelled", "✕ failed", ""],
  );
  const lost = { ...DATA.runs[0], calls: [{ ...DATA.runs[0].calls[0], fate: "thrown away" }] };
  assert.deepEqual(barsOfRun(lost, 0, planOf(800, DATA), (t) => t, 4).map(({ kind }) => kind), ["idle", "idle"]);
});

test("a bar is there when its run has come so far, and no longer than its clock", () => {
  const bars = barsOfRun(DATA.runs[0], 0, planOf(800, DATA), (t) => 100 * t, 1.5);
  assert.deepEqual(bars.map(({ call, phase, left, width }) => [call, phase, left, width]), [[1, "first", 0, 100], [1, "answer", 100, 50]]);
});

test("a bar may begin at a line before its start, and its end and its seconds stay true", () => {
  const { runs } = race([[], [{ ...raced(1, [["first", 0.25, 1], ["answer", 1, 2]]), line: 0 }]]);
  const bars = barsOfRun(runs[1], 1, { panels: [null, { first: 0, places: new Map() }], bar: 14, pitch: 22 }, (t) => t, 9);
  assert.deepEqual(bars.map(({ left, width, seconds }) => [left, width, seconds]), [[0, 1, 0.75], [1, 1, 1]]);
});

test("words begin right of the end that would go through them", () => {
  assert.deepEqual([aside(null, 50, "word"), aside(60, 50, "word")], [50, 68]);
  assert.equal(aside(90, 50, "word"), 50, "four letters of 6.5 px end before it");
});

test("on whichever way the clock goes, what became of a call has one place from its end on", () => {
  const calls = [raced(1, [["whole", 0, 1]], { fate: "thrown away" }), raced(2, [["whole", 0, 1.4]], { status: "cancelled" }), raced(3, [["whole", 0, 3]])];
  for (const width of [358, 565, 1040]) {
    const seen = new Map();
    for (let clock = 0; clock <= 3; clock += 0.05) for (const [key, { x, text }] of drawn(clock, { width, calls }).marks.drawn) {
      seen.set(key, new Set([...(seen.get(key) ?? []), `${text} ${x}`]));
    }
    assert.equal(seen.size, 4);
    for (const places of seen.values()) assert.equal(places.size, 1, [...places].join());
  }
});

test("what became of a call stands behind its bar, before it, or is said shorter, and never lies over it", () => {
  const all = ["thrown away, paid", "thrown away"], room = { left: 84, width: 358 }; // 110.5 and 71.5 px wide
  const beside = (from, to) => besideBar(all, () => to + 8, from - 8, room);
  assert.deepEqual(beside(90, 200), { words: all[0], at: 208 });
  assert.deepEqual(beside(220, 262), { words: all[0], at: 101.5 });
  assert.deepEqual(beside(170, 270), { words: all[1], at: 278 });
  assert.deepEqual(beside(170, 300), { words: all[1], at: 90.5 });
  assert.equal(beside(100, 340), null);
});

const LOST = [raced(1, [["whole", 0, 1]], { name: "speculate", status: "cancelled", pin: true }), raced(2, [["whole", 1, 3]])];

function drawn(clock, { width = 800, calls = LOST } = {}) {
  const data = race([calls, calls]), plan = { ...planOf(width, data), saved: "" }, x = (t) => plan.left + 100 * t;
  const pens = { bars: pen(), names: pen(), marks: pen() };
  drawRuns(pens, plan, data.runs, x, [clock, clock]);
  return { plan, x, ...pens };
}

test("each row has its name, and how its call ended once it has", () => {
  const { names, marks, x } = drawn(3);
  assert.deepEqual([names.drawn.get("0 1").text, names.drawn.get("1 2").text], ["speculate", "a"]);
  assert.deepEqual([marks.drawn.get("0 1 mark").text, marks.drawn.get("0 1 mark").x], ["⊘ cancelled at 1.00 s", x(1) + 8]);
  assert.ok(!marks.drawn.has("0 2 mark") && !drawn(0.5).marks.drawn.has("0 1 mark"));
});

test("a fault on order is a pin where its call begins", () => {
  const { marks, x } = drawn(3);
  assert.ok(marks.drawn.get("0 1 pin").d.startsWith(`M${x(0)} `) && !marks.drawn.has("0 2 pin"));
});

test("rows too low for words have none", () => {
  const many = Array.from({ length: 60 }, (_, i) => raced(i + 1, [["whole", 0, 1]], { status: "error" }));
  const { names, marks } = drawn(3, { calls: many });
  assert.deepEqual([names.drawn.size, marks.drawn.size], [0, 0]);
});

test("an answer that was there is said behind a small bar of one width", () => {
  assert.deepEqual([fateOf({ status: "ok", fate: "", reused: "by hand" }), fateOf({ status: "error", fate: "" })], ["by hand", "✕ failed"]);
  const run = { ...DATA.runs[0], calls: [raced(1, [["reused", 0, 0]], { reused: "reused" })] };
  assert.deepEqual(barsOfRun(run, 0, planOf(800, DATA), (t) => 100 * t, 1).map(({ width }) => width), [14]);
});
