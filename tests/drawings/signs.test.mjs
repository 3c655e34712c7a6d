import assert from "node:assert/strict";
import { test } from "node:test";

import { folded } from "../../pages/parts/drawings/flow/folds.mjs";
import { places } from "../../pages/parts/drawings/flow/places.mjs";
import { drawSigns } from "../../pages/parts/drawings/flow/signs.mjs";
import { pencil } from "../../pages/parts/drawings/paper.mjs";
import { call, flow } from "./made.mjs";
import { openPage } from "./page.mjs";

const OUTER = { id: 8, name: "outer", steps: "all", calls: [1, 2], words: "2 calls" }, INNER = { id: 9, name: "inner", steps: "one", calls: [1], words: "1 call" };

function drawn(shut, facts = {}, width = 1176) {
  const root = openPage(), rows = folded(flow([call(1), call(2), call(3)], { folds: [OUTER, INNER], ...facts }), new Set(shut)), told = [];
  drawSigns(pencil(root), rows, rows.calls.map((one) => ({ call: one })), places(rows, width), (id) => told.push(id));
  return { told, signs: root.found("fold"), brackets: root.found("nest").map(({ attrs }) => attrs.d).filter(Boolean), names: root.found("nest").filter(({ tag }) => tag === "text"), at: places(rows, width) };
}

test("each nested pattern has a sign that folds it, told in words; those of one call stand side by side", () => {
  const { told, signs } = drawn([]);
  assert.deepEqual(signs.map(({ attrs }) => [attrs["aria-label"], attrs["aria-expanded"]]), [["outer: all, 2 calls", "true"], ["inner: one, 1 call", "true"]]);
  const [outer, inner] = signs.map(({ attrs }) => Number(/[\d.]+/.exec(attrs.transform)[0]));
  assert.equal(outer - inner, 20);
  signs[1].press();
  signs[0].onkeydown({ key: "Enter", preventDefault: () => {} });
  signs[0].onkeydown({ key: "x" });
  assert.deepEqual(told, [9, 8]);
});

test("one that is folded can be opened, and what lies inside it has no sign", () => {
  assert.deepEqual(drawn([8]).signs.map(({ attrs }) => [attrs["aria-label"], attrs["aria-expanded"]]), [["outer: all, 2 calls", "false"]]);
});

test("while a run goes on nothing folds", () => {
  assert.equal(drawn([], { status: "running" }).signs.length, 0);
});

test("on a phone a bracket goes from the sign to the last of its rows, and the circle at the start keeps clear of the sign", () => {
  const { brackets, at } = drawn([], { folds: [OUTER] }, 358);
  assert.deepEqual(brackets, [`M8 ${at.nodeMiddle(0)}V${at.nodeMiddle(1) + at.node / 2 + 3}h7`]);
  assert.ok(at.inX - 3.5 > 8 + 8, "a ring of 3.5 px beside a sign of 8");
  assert.deepEqual(drawn([8], { folds: [OUTER] }, 358).brackets, [], "a folded one is a single row");
  assert.deepEqual(drawn([], { folds: [OUTER] }).brackets, [], "beside bars it stands with the name");
});

test("on a phone every open pattern has its name in the line above its first row, before time begins", () => {
  const late = { id: 7, name: "a pattern with a name that is far too long", steps: "", calls: [2, 3], words: "" }, apart = { ...late, id: 6, name: "apart", calls: [1, 3] };
  for (const [nested, row] of [[OUTER, 0], [late, 1], [apart, 0]]) {
    const { names: [name], at } = drawn([], { folds: [nested] }, 358);
    const { attrs: { x, y }, textContent: words } = name, over = at.top + row * at.row;
    assert.ok(nested.name.startsWith(words.replace("…", "")) && words.length > 4, words);
    assert.ok(Number(x) >= 0 && Number(x) + 6.5 * words.length <= at.t0, "left of the words of the rows");
    assert.ok(y - 10 > 0 && y > over && y + 4 < at.nodeMiddle(row) - 8, "above the sign that folds");
  }
  assert.deepEqual([drawn([8], { folds: [OUTER] }, 358).names.length, drawn([], { folds: [OUTER] }).names.length], [0, 0]);
});
