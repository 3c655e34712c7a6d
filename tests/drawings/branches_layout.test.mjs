// Where the steps of a tree of paths stand, and how thick a line is.

import assert from "node:assert/strict";
import test from "node:test";
import { columnsOf, LEAST, LINE, listed, rowsOf, thickness } from "../../pages/parts/drawings/branches_layout.mjs";

const step = (name, runs, after, column, row) => ({ name, runs, after, column, row });
const TREE = { // ten begin alike; seven go on to c, three stop after b
  runs: 10,
  steps: [step("a", 10, null, 0, 0), step("b", 10, 0, 1, 0), step("c", 7, 1, 2, 0)],
  ends: [{ after: 2, row: 0, runs: 7 }, { after: 1, row: 1, runs: 3 }],
};

test("a line is thicker the more runs took it, and one run can still be seen", () => {
  assert.ok(thickness(10, 10) > thickness(7, 10) && thickness(7, 10) > thickness(1, 10) && thickness(1, 10) > 2);
});

test("all trees have the same columns, each with room for the line between two steps", () => {
  const long = { ...TREE, steps: [...TREE.steps, step("d", 7, 2, 5, 0)] };
  const columns = columnsOf(1000, [TREE, long], 176);
  assert.ok(columns.end + 176 <= 1000 && columns.x(5) + columns.w < columns.end);
});

test("where a column would be too narrow the steps stand below each other", () => {
  assert.equal(columnsOf(358, [TREE], 176), null);
  assert.ok(columnsOf(40 + 3 * LEAST + 176, [TREE], 176));
});

test("each path has a row of its own, as high as its words", () => {
  const [low, same, high] = [0, 1, 3].map((many) => rowsOf(TREE, ({ row }) => (row ? 1 : many)));
  assert.ok(low.length === 3 && low[0] === 0);
  assert.deepEqual(same, low);
  assert.ok(high[1] >= low[1] + 15 && high[2] - high[1] === low[2] - low[1], "a path beside it is no higher for that");
});

test("what the ten runs of a lesson came to is in sight of a class: four short paths, or three with a reason", () => {
  const path = (row) => ({ after: 0, row, runs: 1 }), of = (count) => ({ ...TREE, ends: Array.from({ length: count }, (_, row) => path(row)) });
  for (const [count, longest] of [[4, 1], [3, 4]]) {
    const high = rowsOf(of(1), () => 1).at(-1) + rowsOf(of(count), ({ row }) => (row ? 1 : longest)).at(-1);
    assert.ok(87 + high + 2 * 51 + 22 <= 480 - 28, `${count} paths, ${longest} lines: ${high}`); // below the title, with two heads and a foot, above the beats
  }
});

test("in the list what fewer did comes first and indented, and most go straight down", () => {
  const items = listed(TREE).map(({ step: at, end, x, y }) => [at ? at.name : `end of ${end.runs}`, x > 0, y / LINE]);
  assert.deepEqual(items, [["a", false, 0], ["b", false, 1], ["end of 3", true, 2], ["c", false, 3], ["end of 7", false, 4]]);
});
