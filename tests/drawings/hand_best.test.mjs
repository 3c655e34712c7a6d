import assert from "node:assert/strict";
import { test } from "node:test";

import { drawBest } from "../../pages/parts/drawings/flow/hand/best.mjs";
import { openPage } from "./page.mjs";

const BEST = [
  { change: ["limit", 3], words: "3 at once instead of 2", seconds: 0.7, money: "$0" },
  { change: ["lasts", 4, 0], words: "draft in no time", seconds: 0.5, money: "$0.00012" },
];

test("each change is named with its seconds and its money, and a press shows it", () => {
  const page = openPage(), shown = [];
  drawBest(page, BEST, (change) => shown.push(change));
  assert.equal(page.textContent.trim(), "Computed: what would save most 3 at once instead of 2 saves 0.70 s at no cost draft in no time saves 0.50 s (the call costs $0.00012)");
  page.found("button")[1].press();
  assert.deepEqual(shown, [["lasts", 4, 0]]);
  drawBest(page, [{ ...BEST[1], money: "price not known" }], () => {});
  assert.equal(page.textContent.trim(), "Computed: what would save time draft in no time saves 0.50 s (price not known)");
  drawBest(page, [], () => {});
  assert.equal(page.textContent, "");
});
