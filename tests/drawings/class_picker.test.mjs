import assert from "node:assert/strict";
import { test } from "node:test";

import { answerOf, ownQuestion, pickerOf } from "../../pages/parts/drawings/class/picker.mjs";
import { openPage } from "./page.mjs";

const ask = (words, facts = {}) => ({ question: { words, kind: "calls", choices: [], free: false, low: 0, high: 10, unit: "", ...facts }, hint: "", first: false });

test("a question of one's own has choices, or is answered in words", () => {
  assert.deepEqual(ownQuestion(" Why? ", "", 0).question, { words: "Why?", choices: [], free: true, right: null });
  assert.deepEqual(ownQuestion("Which?", "a\n\n b ", 2).question, { words: "Which?", choices: ["a", "b"], free: false, right: 1 });
  assert.equal(ownQuestion("Which?", "a\nb", 0).question.right, null);
});

test("what is none is said in a sentence", () => {
  for (const [words, listed] of [["", "a\nb"], ["Which?", "a"], ["Which?", "a\n".repeat(9)], ["x".repeat(201), ""]]) {
    assert.match(ownQuestion(words, listed, 0).problem, /\.$/);
  }
});

test("what an answer is, is said beside the question", () => {
  assert.equal(answerOf({ free: true, choices: [] }), "in words");
  assert.equal(answerOf({ choices: ["a", "b"] }), "2 choices");
  assert.equal(answerOf({ choices: [], low: 0, high: 30, unit: "s" }), "0 to 30 s");
});

test("the first question of the lesson is chosen; another one is asked as it was given", () => {
  openPage();
  const asked = [], noted = [], picker = pickerOf((one) => asked.push(one), (one) => noted.push(one));
  picker.take([ask("How many?"), { ...ask("How long?"), first: true }]);
  const rows = picker.box.found("input").filter(({ attrs }) => attrs.type === "radio");
  assert.deepEqual(rows.map(({ checked }) => checked), [false, true, false]);
  picker.submit();
  rows[0].onchange();
  picker.submit();
  picker.box.found("press").at(-1).press();
  assert.deepEqual([asked.map(({ words }) => words), noted.map(({ words }) => words)], [["How long?", "How many?"], ["How many?"]]);
});

test("one's own is typed, and told what it lacks", () => {
  openPage();
  const asked = [], picker = pickerOf((one) => asked.push(one));
  picker.take([]);
  const words = picker.box.found("input").find(({ attrs }) => attrs.type === "text"), [listed] = picker.box.found("textarea");
  words.value = listed.value = "";
  picker.submit();
  assert.deepEqual([asked.length, picker.box.said("picker-problem")], [0, ["Type the question first."]]);
  words.value = "Why?";
  picker.submit();
  assert.deepEqual([asked[0].free, picker.box.said("picker-problem")], [true, [""]]);
});
