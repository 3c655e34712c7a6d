import assert from "node:assert/strict";
import { test } from "node:test";

import { laidOut, nowOf } from "../../pages/parts/drawings/phone/rows.mjs";

const row = (name, ...bars) => ({ name, kind: "work", status: "running", bars });
const side = (more) => ({ title: "", status: "running", state: ["Running", ""], now: 1, high: 4, more: 0, rows: [], ...more });
const frame = (...sides) => ({ title: "Routing", going: sides.some(({ status }) => status === "running"), sides });

test("a run that goes on moves with the phone's own clock, and one that has ended stands still", () => {
  assert.equal(nowOf(side({}), 500), 1.5);
  assert.equal(nowOf(side({}), -500), 1);
  assert.equal(nowOf(side({ status: "done" }), 500), 1);
});

test("an open bar reaches to now, and an ended one to its end", () => {
  const rows = [row("plan", ["first", 0, 0.5], ["answer", 0.5, null])];
  const { sides: [{ rows: [{ bars: [first, answer] }] }], x } = laidOut(frame(side({ rows })), 354, { since: 1000 });
  assert.ok(Math.abs(first.left + first.width - x(0.5)) < 1e-9);
  assert.ok(Math.abs(answer.left + answer.width - x(2)) < 1e-9);
  assert.deepEqual([first.look, answer.look], ["first", "solid"]);
});

test("the axis is as long as that of the question, and grows where a run is longer", () => {
  assert.equal(laidOut(frame(side({})), 354, { least: 30 }).high, 30);
  assert.equal(laidOut(frame(side({})), 354).high, 4);
  assert.equal(laidOut(frame(side({})), 354, { since: 9000 }).high, 10);
});

test("of two runs each has its place, and many calls stand close and without names", () => {
  const many = side({ title: "Sequential", rows: Array.from({ length: 9 }, (_, i) => row(`call ${i}`, ["whole", 0, 1])) });
  const both = laidOut(frame(many, { ...many, title: "Parallel" }), 354);
  assert.deepEqual(both.sides.map(({ title }) => title), ["Sequential", "Parallel"]);
  assert.ok(both.sides[1].top > both.sides[0].rows.at(-1).y && both.sides[0].rows.every(({ name }) => name === ""));
  assert.equal(laidOut(frame(many), 354).sides[0].rows[0].name, "call 0");
});

test("waiting for a slot is a line, and what was cancelled is no answer", () => {
  const rows = [{ ...row("a", ["slot", 0, 1], ["first", 1, 2]), status: "cancelled" }];
  const [slot, first] = laidOut(frame(side({ rows })), 354).sides[0].rows[0].bars;
  assert.deepEqual([slot.look, first.look], ["line", "cancelled"]);
});
