import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { draw } from "../../pages/parts/drawings/branches.mjs";
import { openPage } from "./page.mjs";

const step = (name, runs, after, column, facts) => ({ name, kind: "work", who: "the model", failed: false, runs, after, column, row: 0, counted: false, ...facts });
const TREE = { // ten begin alike; one stops there, nine go on
  title: "Agent", count: "10 runs, 2 paths", runs: 10,
  steps: [step("search", 10, null, 0), step("calculate", 9, 0, 1, { counted: true, failed: true })],
  ends: [{ after: 1, row: 0, runs: 9, words: "498 metres, as every one of these said in the end" }, { after: 0, row: 1, runs: 1, words: "no answer" }],
};

function drawn(width, sides = [TREE]) {
  const root = openPage();
  root.clientWidth = width;
  draw(root, { sides, same: "Agent: all 10 answers are the same.", world: "predicted", asked: 0 }, { state: {} });
  return root;
}

test("each path is told in words, from its first step to its end", () => {
  const told = ["9 of 10 runs: search, calculate; 498 metres, as every one of these said in the end", "1 of 10 runs: search; no answer"];
  for (const width of [1000, 358]) assert.deepEqual(drawn(width).said("li"), told);
});

test("a line is drawn to each step and to each end, thicker where more runs took it", () => {
  for (const width of [1000, 358]) {
    const thick = drawn(width).found("branches-line").map(({ attrs }) => parseFloat(attrs.style.split(":")[1]));
    assert.equal(thick.length, 4);
    assert.ok(Math.max(...thick) > Math.min(...thick));
  }
});

test("the runs are counted at an end and where a branch begins, and a step that failed looks so", () => {
  const root = drawn(1000);
  assert.deepEqual([root.said("branches-runs"), root.said("branches-count")], [["9 runs", "1 run"], ["9"]]);
  assert.deepEqual(root.found("branches-shape").map(({ attrs }) => attrs.class), ["branches-shape k-work", "branches-shape failed"]);
});

test("long words at an end are broken between words, and none is lost", () => {
  const [end] = drawn(1000).found("branches-end"), rows = end.children.slice(1).map(({ textContent }) => textContent);
  assert.ok(rows.length === 3 && rows.every((row) => row.length * 6.5 <= 124), `${rows}`);
  assert.equal(rows.join(" "), TREE.ends[0].words);
});

test("below the trees stand what the answers have in common and where the times are from", () => {
  assert.deepEqual(drawn(797).found("branches-foot")[0].children.map(({ textContent }) => textContent), ["Agent: all 10 answers are the same.", "predicted"]);
});

test("trees that were asked for come into sight once, and not when the page is drawn again", () => {
  const waits = mock.method(globalThis, "setTimeout", () => 0), root = openPage(), state = {};
  root.clientWidth = 390;
  for (const asked of [0, 1, 1, 0, 2]) draw(root, { sides: [], same: "", world: "predicted", asked }, { state });
  assert.equal(waits.mock.callCount(), 2);
  waits.mock.restore();
});
