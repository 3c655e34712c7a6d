import assert from "node:assert/strict";
import { test } from "node:test";

import { moment } from "../../pages/parts/drawings/flow/moment.mjs";
import { onLines, startLines } from "../../pages/parts/drawings/flow/start_line.mjs";
import { call, flow } from "./made.mjs";

const startingAt = (...starts) => starts.map((start, i) => call(i + 1, { stretches: [["first", start], ["answer", 1]] }));

test("calls of one gather that start within 50 ms are drawn from the line of the first", () => {
  assert.deepEqual([...startLines(flow(startingAt(0, 0.02, 0.049, 0.3, 0.33)))], [[2, 0], [3, 0], [5, 0.3]]);
});

test("calls that wait for different calls have lines of their own", () => {
  const edges = [[null, 1], [null, 2], [1, 3], [2, 4]];
  assert.deepEqual([...startLines(flow(startingAt(0, 0, 1.2, 1.22), { edges }))], []);
});

test("the drawn start is earlier, and what the call lasted stays true", () => {
  const [, second] = onLines(flow(startingAt(0, 0.03))).calls;
  const { parts } = moment(second, 9);
  assert.deepEqual([parts[0].from, parts[0].start, second.stretches[0][1]], [0, 0.03, 0.03]);
});

test("a call that waited for a slot is drawn from its own start", () => {
  const late = call(2, { stretches: [["slot", 0], ["first", 0.03], ["answer", 1]], line: 0 });
  assert.deepEqual(moment(late, 9).parts.map(({ phase, from }) => [phase, from]), [["slot", 0], ["first", 0.03], ["answer", 1]]);
});

test("where all start together nothing is changed", () => {
  const data = flow(startingAt(0, 0));
  assert.equal(onLines(data), data);
});
