import assert from "node:assert/strict";
import { test } from "node:test";

import { drawEnds } from "../../pages/parts/drawings/race/ends.mjs";
import { planOf } from "../../pages/parts/drawings/race/plan.mjs";
import { measureByCount, pen, sequentialAndParallel } from "./made.mjs";

measureByCount();

function drawn(clock, { width = 800, change = (run) => run } = {}) {
  const data = sequentialAndParallel(), runs = data.runs.map((run) => change({ ...run, time: `${run.end}.00 s` })), ink = pen();
  const plan = planOf(width, { ...data, runs }), x = (t) => plan.left + t * 100;
  drawEnds(ink, plan, runs, clock.every((at, i) => at >= runs[i].end) ? data.saved : "", x, clock);
  return { plan, x, ink: ink.drawn };
}

test("a run has its line and its time once it has ended, where it ended", () => {
  const { ink, x } = drawn([3, 2]);
  assert.deepEqual([...ink.keys()], ["end 1", "time 1"]);
  assert.equal(ink.get("time 1").text, "2.00 s");
  assert.match(ink.get("end 1").d, new RegExp(`^M${x(2)} `));
});

test("while a run goes on its line is its clock", () => {
  const { ink, x } = drawn([1.5, 1], { change: (run) => ({ ...run, running: true, end: null }) });
  assert.deepEqual([ink.get("time 0").text, ink.get("time 1").text], ["1.50 s", "1.00 s"]);
  assert.match(ink.get("end 0").d, new RegExp(`^M${x(1.5)} `));
});

test("a run whose turn has not come has no line and no time", () => {
  const waits = (run) => ({ ...run, running: true, calls: run.end === 2 ? [] : run.calls, end: null });
  const { ink } = drawn([1.5, 0], { change: waits });
  assert.deepEqual(["end 0", "time 0", "end 1", "time 1"].filter((name) => ink.has(name)), ["end 0", "time 0"]);
});

test("between the two ends lies what was saved, in the panel of the faster run", () => {
  const { ink, x, plan } = drawn([4, 2]), { first, bottom } = plan.panels[1];
  const [, from, y, to] = /^M([\d.]+) ([\d.]+)H([\d.]+)/.exec(ink.get("measure").d).map(Number);
  assert.deepEqual([from, to], [x(2) + 4, x(4) - 1]);
  assert.ok(y > first && y < bottom);
  assert.deepEqual([ink.get("saved").text, ink.get("saved").x], ["2.00 s saved", x(3)]);
});

test("of ends that lie close together the words stand beside the measure, inside the picture", () => {
  const near = ({ ink, x, plan }) => {
    const left = ink.get("saved").x;
    return [left === x(2.3) + 8, ink.has("measure"), left + "2.00 s saved".length * 6.5 <= plan.width];
  };
  const close = (run) => ({ ...run, end: run.end === 4 ? 2.3 : 2 });
  assert.deepEqual(near(drawn([2.3, 2], { change: close })), [true, true, true]);
  const closer = (run) => ({ ...run, end: run.end === 4 ? 2.2 : 2 });
  assert.equal(drawn([2.2, 2], { change: closer }).ink.has("measure"), false, "there is no room for an arrow");
});

test("on a phone it lies below the rows, and its words are inside the picture", () => {
  const { ink, plan } = drawn([4, 2], { width: 358 }), { x, y, text } = ink.get("saved");
  assert.ok(y > plan.panels[1].bottom && y + 4 < plan.floor && x + text.length * 6.5 / 2 <= plan.width);
});
