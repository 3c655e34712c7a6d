import assert from "node:assert/strict";
import { test } from "node:test";

import { saidOf } from "../../pages/parts/drawings/class/said.mjs";
import { openPage } from "./page.mjs";

const words = (shown) => [{ device: "a", text: "<b>bold</b>", shown }, { device: "b", text: "second", shown: false }];

test("no word is on the page before the teacher has clicked it", () => {
  openPage();
  const clicked = [], said = saidOf((device, on) => clicked.push([device, on]));
  said.draw(words(false));
  assert.deepEqual([said.box.textContent, said.box.hidden], ["Show answer 1Show answer 2", false]);
  said.box.found("said-hidden")[1].press();
  assert.deepEqual(clicked, [["b", true]]);
});

test("then it is text and nothing else, and the others stay hidden", () => {
  openPage();
  const said = saidOf(() => {});
  said.draw(words(false));
  said.draw(words(true));
  assert.deepEqual(said.box.said("said-words"), ["<b>bold</b>"]);
  assert.deepEqual([said.box.found("b").length, said.box.said("said-hidden")], [0, ["Show answer 2"]]);
  said.draw([]);
  assert.deepEqual([said.box.hidden, said.box.textContent], [true, ""]);
});

test("it is taken from the screen by the teacher, and by who words it anew", () => {
  openPage();
  const clicked = [], said = saidOf((device, on) => clicked.push([device, on]));
  said.draw(words(true));
  said.box.found("said-hide")[0].press();
  assert.deepEqual(clicked, [["a", false]]);
  said.draw([{ device: "a", text: "other words", shown: false }]);
  assert.deepEqual([said.box.said("said-words"), said.box.textContent], [[], "Show answer 1"]);
});
