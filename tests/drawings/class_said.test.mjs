import assert from "node:assert/strict";
import { test } from "node:test";

import { saidOf } from "../../pages/parts/drawings/class/said.mjs";
import { openPage } from "./page.mjs";

const words = (shown) => [{ device: "a", text: "<b>bold</b>", shown }, { device: "b", text: "second", shown: false }];

test("no word is on the page before the teacher has clicked it", () => {
  openPage();
  const clicked = [], said = saidOf((device) => clicked.push(device));
  said.draw(words(false));
  assert.deepEqual([said.box.textContent, said.box.hidden], ["Show answer 1Show answer 2", false]);
  said.box.found("said-hidden")[1].press();
  assert.deepEqual(clicked, ["b"]);
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
