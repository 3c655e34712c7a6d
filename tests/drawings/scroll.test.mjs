import assert from "node:assert/strict";
import { test } from "node:test";

import { inSight, scrollerOf } from "../../pages/parts/drawings/flow/scroll.mjs";
import { openPage } from "./page.mjs";

// Rows of 20 px, ten of them in sight.
function opened(count, large = count > 10) {
  const stage = openPage(), calls = Array.from({ length: count }, (_, i) => ({ id: i + 1 }));
  const view = { stage, rows: { calls, unit: (id) => id }, places: { large, height: 240, shown: large ? 10 : count, row: 20, first: 0 } };
  const drawn = [], scroller = scrollerOf(view, () => drawn.push(view.places.first));
  scroller.box.scrollTop = 0;
  scroller.place();
  const seen = () => inSight(view).map(({ id }) => id);
  return { view, scroller, drawn, seen };
}

test("only the rows in sight are drawn, and those that scroll into it", () => {
  const { scroller, drawn, seen } = opened(100);
  assert.deepEqual([seen()[0], seen().length], [1, 10]);
  scroller.box.scrollTop = 399;
  scroller.box.onscroll();
  assert.deepEqual([drawn, seen()[0]], [[20], 21]);
  scroller.box.scrollTop = 401;
  scroller.box.onscroll();
  assert.deepEqual(drawn, [20], "not again for the same rows");
});

test("few rows do not scroll", () => {
  const { scroller, seen } = opened(10);
  assert.deepEqual([seen().length, scroller.box.style.height, scroller.bring(9)], [10, "", false]);
});

test("a row out of sight is brought into it: a neighbour by one row, another one into the middle", () => {
  const { scroller, seen } = opened(100);
  assert.equal(scroller.bring(10), false);
  assert.equal(scroller.bring(11), true);
  assert.deepEqual([seen()[0], seen().at(-1)], [2, 11]);
  scroller.bring(50);
  assert.deepEqual([seen()[0], seen().at(-1)], [45, 54]);
});

test("a share of all rows comes into the middle, and from then on the reader scrolls", () => {
  const { scroller } = opened(100);
  assert.equal(scroller.touched, false);
  scroller.to(0.5);
  assert.deepEqual([scroller.box.scrollTop, scroller.touched], [900, true]);
});
