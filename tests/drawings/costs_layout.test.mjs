// Where the bars of the costs stand at each width, and that nothing overlaps or sticks out.

import assert from "node:assert/strict";
import test from "node:test";
import { blocks, cells, isAlone, lanes, longest, NARROW, WIDE } from "../../pages/parts/drawings/costs_layout.mjs";

const side = (count) => Array.from({ length: count }, (_, lane) => ["work", 0, 2, lane]);
const row = (name, bars, calls, tokens, money) => ({ name, bars, seconds: 2, calls, tokens, money, words: [] });
const ROWS = [row("Chain", [["work", 0, 2, 0]], 3000, [1, 2], [0.5, null]), row("All at once", side(50), 50_000, [7, 8], [4, 9])];
const COLUMNS = ["time", "calls", "tokens", "money"];

test("a column has one scale, and a price that is not known is none of its bars", () => {
  assert.deepEqual(longest(ROWS), { seconds: 2, calls: 50_000, tokens: 15, money: 9 });
  assert.equal(longest([row("A", [], 1, [0, 0], [null, null])]).money, 0);
});

test("fifty calls side by side are as high as may be, three are no higher than they need", () => {
  assert.equal(lanes(side(50), 54).lane * 50, 54);
  assert.deepEqual(lanes(side(3), 54), { count: 3, lane: 14 });
});

test("a call beside which there is no other one stands alone", () => {
  const bars = [["decide", 0, 2, 0], ["work", 2, 4, 0], ["work", 2, 4, 1], ["combine", 4, 6, 0]];
  assert.deepEqual(bars.map((bar) => isAlone(bar, bars)), [true, false, false, true]);
});

test("narrow calls of one kind that touch in one lane are one block; wide ones, other kinds and other lanes stay apart", () => {
  const chain = [["work", 0, 1, 0], ["work", 1, 2, 0], ["judge", 2, 3, 0], ["work", 3, 9, 0], ["work", 9, 10, 0], ["work", 9, 10, 1]];
  const said = blocks(chain, (seconds) => seconds < 2).map(({ kind, start, end, lane, alone, narrow }) => [kind, start, end, lane, alone, narrow]);
  assert.deepEqual(said, [
    ["work", 0, 2, 0, true, true], ["judge", 2, 3, 0, true, true], ["work", 3, 9, 0, true, false],
    ["work", 9, 10, 0, false, true], ["work", 9, 10, 1, false, true],
  ]);
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
