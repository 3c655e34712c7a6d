import assert from "node:assert/strict";
import { test } from "node:test";

import { byPageOf, longestOf, money } from "../../pages/parts/drawings/class/by_page.mjs";
import { openPage } from "./page.mjs";

const PAGES = [
  { title: "Routing", n: 3, median: [4, 2], calls: [2, 5], usd: [0.001, 0.002] },
  { title: "Prompt chaining", n: 2, median: [8, 8], calls: [3, 3], usd: [null, null] },
];

test("all setups share one axis, and their bars are as long as their medians", () => {
  openPage();
  const picture = byPageOf();
  picture.draw(PAGES, 1000);
  assert.equal(longestOf(PAGES), 8);
  const wide = picture.box.found("by-page-bar").map(({ attrs }) => Number(attrs.width));
  assert.ok(Math.abs(wide[0] / wide[2] - 0.5) < 0.01 && Math.abs(wide[1] / wide[2] - 0.25) < 0.01);
  const said = picture.box.said("by-page-value");
  assert.ok(said.includes("2, then 5") && said.includes("3") && said.includes("$1.00, then $2.00") && said.includes("–"));
});

test("of one setup there is nothing to compare", () => {
  openPage();
  const picture = byPageOf();
  picture.draw(PAGES.slice(1), 1000);
  assert.equal(picture.box.hidden, true);
});

test("money is that of a thousand runs, or not known", () => {
  assert.deepEqual([money(0.0015), money(0), money(null)], ["$1.50", "$0.00", "–"]);
});
