import assert from "node:assert/strict";
import { test } from "node:test";

import { soFarOf, trueOf } from "../../pages/parts/drawings/class/so_far.mjs";
import { openPage } from "./page.mjs";

const question = (number, facts) => ({
  number, words: `Question ${number}?`, choices: ["a", "b"], unit: "", first: { n: 1, bars: [1, 0] }, second: null, moved: null, truth: null, ...facts,
});

test("each question stands there once, with its answers, also when the list grows", () => {
  openPage();
  const list = soFarOf();
  list.draw([question(1)], 900);
  list.draw([question(1), question(2, { free: true, first: { n: 1, words: ["<i>x</i>"] } })], 900);
  assert.deepEqual(list.box.said("so-far-asked"), ["Question 1?", "Question 2?"]);
  assert.deepEqual([list.box.said("so-far-said")[1], list.box.found("i").length], ["<i>x</i>", 0]);
  list.draw([], 900);
  assert.equal(list.box.textContent, "");
});

test("what came true is said with how many moved", () => {
  assert.equal(trueOf({ truth: { words: "2.41 s" }, moved: { words: "9 of 12 came closer." } }), "True: 2.41 s. 9 of 12 came closer.");
  assert.equal(trueOf({ truth: null, moved: null }), "");
});
