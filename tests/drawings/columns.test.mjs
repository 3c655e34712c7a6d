import assert from "node:assert/strict";
import { test } from "node:test";

import { COLUMNS, sorted } from "../../pages/parts/drawings/flow/columns.mjs";
import { call } from "./made.mjs";

const place = (name) => COLUMNS.findIndex(([title]) => title === name);
const words = (name, each) => COLUMNS[place(name)][2](each, 0);
const ids = (calls, name, down = false) => sorted(calls, { column: place(name), down }).map(([{ id }]) => id);

test("the cells of a call", () => {
  const told = COLUMNS.filter(([, , cell]) => cell).map(([name]) => words(name, call(1, { tokens: [1200, null] })));
  assert.deepEqual(told, ["1", "done", "0.00 s", "2.00 s", "1.00 s", "1,200", "–", "1"]);
});

test("a call that was never sent has no times", () => {
  const unsent = call(1, { status: "cancelled", stretches: [["slot", 0]] });
  const names = ["State", "Start", "Duration", "First token", "Attempts"];
  assert.deepEqual(names.map((name) => words(name, unsent)), ["cancelled", "–", "–", "–", "0"]);
});

test("of several attempts the first one's start and the last one's first token are told", () => {
  const second = [["slot", 3], ["first", 4], ["answer", 4.25]];
  const again = call(1, { end: 6, stretches: [["slot", 0], ["error", 1, "500", 1.5], ["back-off", 2], ...second] });
  assert.deepEqual(["Start", "Duration", "First token", "Attempts"].map((name) => words(name, again)), ["1.00 s", "5.00 s", "0.25 s", "2"]);
  const cut = call(1, { status: "error", stretches: [["error", 1, "cut off", 1.5]] });
  assert.equal(words("First token", cut), "0.50 s");
  assert.equal(words("First token", call(1, { stretches: [["whole", 0]] })), "–");
  assert.equal(words("First token", call(1, { end: undefined, status: "running", stretches: [["first", 0]] })), "–");
});

test("a fallback is told as such", () => {
  assert.equal(words("State", call(1, { words: "fallback" })), "fallback used");
});

test("names are sorted as people count", () => {
  const calls = [call(1, { name: "worker 10" }), call(2, { name: "worker 9" }), call(3, { name: "plan" })];
  assert.deepEqual(ids(calls, "Call"), [3, 2, 1]);
});

test("unknown values stand last, whichever way it is sorted", () => {
  const calls = [call(1, { tokens: [null, 0] }), call(2, { tokens: [5, 0] }), call(3, { tokens: [7, 0] })];
  assert.deepEqual(ids(calls, "Tokens in"), [2, 3, 1]);
  assert.deepEqual(ids(calls, "Tokens in", true), [3, 2, 1]);
});

test("a sorted call keeps its number", () => {
  assert.deepEqual(sorted([call(1), call(2)], { column: 0, down: true }).map(([, i]) => i), [1, 0]);
});
