import assert from "node:assert/strict";
import { test } from "node:test";

import { choicesOf, menuPlace, menuWidth, nodeWords } from "../../pages/parts/drawings/flow/break_menu.mjs";

const FAULTS = [["fail", "fail", "the server fails"], ["slow", "slow ×4", "it takes longer"]];

test("a step without a pin offers each fault, none of them set", () => {
  assert.deepEqual(choicesOf({}, FAULTS, "draft"), [
    ["draft:fail", ...FAULTS[0].slice(1), false],
    ["draft:slow", ...FAULTS[1].slice(1), false],
  ]);
});

test("a step with a pin says which fault it is, and offers to take it out", () => {
  const choices = choicesOf({ pin: ["worker", "slow ×4"] }, FAULTS, "worker");
  assert.deepEqual(choices.map(([words, , , set]) => [words, set]), [["worker:fail", false], ["worker:slow", true], ["worker:", false]]);
});

test("the pin of all workers is not that of one, and is taken out where it was set", () => {
  const choices = choicesOf({ pin: ["worker", "slow ×4"] }, FAULTS, "worker 2");
  const offered = choices.map(([words, , , set]) => [words, set]);
  assert.deepEqual(offered, [["worker 2:fail", false], ["worker 2:slow", false], ["worker:", false]]);
});

test("one of many is told from all of them", () => {
  assert.deepEqual(["worker 2", "worker"].map((node) => nodeWords(node, ["worker 2", "worker"])), ["only worker 2", "every worker"]);
});

test("the menu of a step stands beside the diagram, inside the sheet", () => {
  const p = { over: false, t0: 300, width: 1000, height: 220 };
  assert.equal(menuWidth(p), 560);
  assert.deepEqual(menuPlace(p, { left: 80, top: 30, bottom: 60 }, 150), { left: 300, top: 30 });
  assert.deepEqual(menuPlace(p, { left: 80, top: 150, bottom: 180 }, 150), { left: 300, top: 66 }); // its foot 4 px above the edge
  assert.deepEqual(menuPlace(p, { left: 80, top: 150, bottom: 180 }, 260), { left: 300, top: 4 });
});

test("on a phone it stands below the row of the step", () => {
  const p = { over: true, t0: 64, width: 358, height: 220 };
  assert.equal(menuWidth(p), 264);
  assert.deepEqual(menuPlace(p, { left: 20, top: 60, bottom: 108 }, 300), { left: 20, top: 112 });
  assert.equal(menuPlace(p, { left: 200, top: 60, bottom: 108 }, 300).left, 94); // 358 - 264
});
