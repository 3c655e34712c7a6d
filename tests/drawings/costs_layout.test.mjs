// Where the bars of the costs stand at each width, and that nothing overlaps or sticks out.

import assert from "node:assert/strict";
import test from "node:test";
import { cells, longest, NARROW, WIDE } from "../../pages/parts/drawings/costs_layout.mjs";
import { measureByCount } from "./made.mjs";

const side = (count) => Array.from({ length: count }, (_, lane) => ["work", 0, 2, lane]);
const row = (name, bars, calls, tokens, money) => ({ name, bars, seconds: 2, calls, tokens, money, words: [] });
measureByCount();
const ROWS = [row("Chain", [["work", 0, 2, 0]], 3000, [1, 2], [0.5, null]), row("All at once", side(50), 50_000, [7, 8], [4, 9])];
const COLUMNS = ["time", "calls", "tokens", "money"];

test("a column has one scale, and a price that is not known is none of its bars", () => {
  assert.deepEqual(longest(ROWS), { seconds: 2, calls: 50_000, tokens: 15, money: 9 });
  assert.equal(longest([row("A", [], 1, [0, 0], [null, null])]).money, 0);
});

test("a run whose calls are not each seen has its count below its bars, in the words that fit", () => {
  const said = (width, bars) => cells(width, [{ ...row("A", bars, 1, [1, 1], [1]), seconds: 40 }], 1).rows[0].drawn.said;
  const turns = Array.from({ length: 50 }, (_, i) => [i % 2 ? "judge" : "work", i * 0.8, i * 0.8 + 0.8, 0]);
  for (const width of [320, 358, NARROW, 565, 797, WIDE, 1040, 1240]) {
    assert.match(said(width, side(50)), /^50 calls(, 50 at once)?$/);
    assert.match(said(width, turns), /^50 calls/);
    assert.equal(said(width, side(3)), "");
  }
  assert.equal(said(358, side(50)), "50 calls, 50 at once");
  assert.equal(said(1240, turns), "50 calls, one at a time: 25 work + 25 judge");
});

for (const width of [320, 358, NARROW, 565, 797, WIDE, 1040, 1240]) {
  test(`at ${width} px all cells are inside and no row reaches into the next`, () => {
    for (const models of [1, 2]) {
      const { rows, height, head } = cells(width, ROWS, models);
      for (const cell of rows.flatMap((placed) => COLUMNS.map((name) => placed[name]))) {
        assert.ok(cell.x >= 0 && cell.x + cell.w <= width + 0.01, `${cell.x} + ${cell.w}`);
        assert.ok(cell.words < cell.w, "there is room for a bar beside the words");
      }
      const bottom = (placed) => Math.max(...COLUMNS.map((name) => placed[name].y + placed[name].h));
      const top = (placed) => Math.min(placed.name.y - 12, ...COLUMNS.map((name) => placed[name].y));
      assert.ok(top(rows[0]) >= head.height - 12 && bottom(rows[0]) <= top(rows[1]) && bottom(rows[1]) <= height);
      for (const { x, width: room } of head.models) assert.ok(x + room <= width + 0.01);
    }
  });
}

test("only where no head says it do the values say what they are", () => {
  assert.deepEqual([320, NARROW, WIDE].map((width) => cells(width, ROWS, 2).units), [true, false, false]);
});
