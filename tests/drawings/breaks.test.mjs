import assert from "node:assert/strict";
import { test } from "node:test";

import { isLong } from "../../pages/parts/drawings/envelopes.mjs";
import { choicesOf, nodeWords } from "../../pages/parts/drawings/flow/break_menu.mjs";
import { pinAt } from "../../pages/parts/drawings/pin.mjs";

const FAULTS = [["fail", "fail", "the server fails"], ["slow", "slow ×4", "it takes longer"]];

test("a pin stands on its point, and is 14 px high", () => {
  const numbers = pinAt(100, 50).match(/-?\d+(\.\d+)?/g).map(Number);
  assert.deepEqual(numbers.slice(0, 2), [100, 50]);
  assert.match(pinAt(100, 50), /A5 5 0 1 1 105 41/); // its head: 5 px around a middle 9 px above the point
  assert.match(pinAt(100, 50, 0.5), /A2.5 2.5 0 1 1 102.5 45.5/);
});

test("a step without a pin offers each fault, none of them set", () => {
  assert.deepEqual(choicesOf({}, FAULTS, "draft"), [["draft:fail", ...FAULTS[0].slice(1), false], ["draft:slow", ...FAULTS[1].slice(1), false]]);
});

test("a step with a pin says which fault it is, and offers to take it out", () => {
  const choices = choicesOf({ pin: ["worker", "slow ×4"] }, FAULTS, "worker");
  assert.deepEqual(choices.map(([words, , , set]) => [words, set]), [["worker:fail", false], ["worker:slow", true], ["worker:", false]]);
});

test("the pin of all workers is not that of one, and is taken out where it was set", () => {
  const choices = choicesOf({ pin: ["worker", "slow ×4"] }, FAULTS, "worker 2");
  assert.deepEqual(choices.map(([words, , , set]) => [words, set]), [["worker 2:fail", false], ["worker 2:slow", false], ["worker:", false]]);
});

test("one of many is told from all of them", () => {
  assert.deepEqual(["worker 2", "worker"].map((node) => nodeWords(node, ["worker 2", "worker"])), ["only worker 2", "every worker"]);
});

test("a letter of three lines is shown whole", () => {
  assert.equal(isLong("one\ntwo\nthree"), false);
  assert.equal(isLong("1\n2\n3\n4"), true);
  assert.equal(isLong("a".repeat(151)), true);
});
