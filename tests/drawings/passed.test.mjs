import assert from "node:assert/strict";
import { test } from "node:test";

import { passedOn, placeIn, setsOff, slipOf, waysOf } from "../../pages/parts/drawings/flow/passed.mjs";
import { call, flow } from "./made.mjs";

const asked = (id, at, facts = {}) => call(id, { stretches: [["first", at], ["answer", at + 1]], end: at + 2, ...facts });
const card = (...prompt) => ({ prompt, answer: "" });
const text = (words, span, facts = {}) => ({ text: words, source: `the answer of ${span}`, span, ...facts });
const ways = (passed) => passed.map(({ from, to, at, how, text: words, slot }) => [from, to, at, how, words, slot]);

test("a text goes from the answer that it is into the slot of the prompt, when that call is asked for", () => {
  const data = flow([asked(1, 0), asked(2, 2)], { edges: [[null, 1], [1, 2], [2, null]] });
  const passed = passedOn(data, new Map([[1, card({ text: "Write." })], [2, card({ text: "Use: " }, text("An outline", 1))]]));
  assert.deepEqual(ways(passed), [[1, 2, 2, "text", "An outline", 1]]);
  assert.deepEqual(setsOff(passed, 0, 1.9), []);
  assert.deepEqual(setsOff(passed, 1.9, 2), passed);
  assert.deepEqual(setsOff(passed, 2, 9), [], "once");
});

test("a list goes to many, each its own line, from an answer or from the input", () => {
  const data = flow([asked(1, 0, { kind: "decide" }), asked(2, 2), asked(3, 2)], { edges: [[1, 2], [1, 3]] });
  const worker = (i) => card({ text: `item ${i}`, source: "item", item: i }, text(`part ${i}`, 1, { field: `subtasks[${i - 1}]` }));
  const passed = passedOn(data, new Map([[2, worker(1)], [3, worker(2)]]));
  assert.deepEqual(ways(passed), [
    [null, 2, 2, "text", "item 1", 0], [1, 2, 2, "text", "part 1", 1], [null, 3, 2, "text", "item 2", 0], [1, 3, 2, "text", "part 2", 1],
  ]);
});

test("many go into one in the order of its prompt, and one that failed leaves its gap", () => {
  const calls = [asked(1, 0), asked(2, 0, { status: "error" }), asked(3, 0), asked(4, 2, { kind: "combine" })];
  const data = flow(calls, { edges: [[1, 4], [2, 4], [3, 4]] });
  const prompt = card({ text: "Combine: " }, text("one", 1), { text: "Missing part: two", source: "parts", gap: true }, text("three", 3));
  assert.deepEqual(ways(passedOn(data, new Map([[4, prompt]]))), [
    [1, 4, 2, "text", "one", 1], [2, 4, 2, "gap", "nothing came", 2], [3, 4, 2, "text", "three", 3],
  ]);
});

test("a label that stands in no prompt decided for the call; the other ways stay", () => {
  const idle = (id, row) => call(id, { name: `way ${id}`, status: "idle", stretches: [], row });
  const label = asked(1, 0, { kind: "decide", words: "refund, high" });
  const calls = [label, asked(2, 2, { name: "refund" }), idle(3, 2), idle(4, 3)];
  const data = flow(calls, { edges: [[1, 2], [1, 3], [1, 4]] });
  assert.deepEqual(ways(passedOn(data, new Map([[2, card({ text: "Help." })]]))), [[1, 2, 2, "label", "refund, high", undefined]]);
  assert.deepEqual(waysOf(data, 1), { taken: ["refund"], others: ["way 3", "way 4"] });
  const more = { ...data.calls.at(-1), id: -1, name: "+3 left out" };
  const leftOut = { ...data, calls: [...data.calls, more], edges: [...data.edges, [1, -1]] };
  assert.deepEqual(waysOf(leftOut, 1), waysOf(data, 1), "what a plan left out is no way");
  assert.deepEqual(waysOf(flow([asked(1, 0), asked(2, 2)], { edges: [[1, 2]] }), 1).taken, [], "one way is no switch");
});

test("without texts nothing is passed on", () => {
  assert.deepEqual(passedOn(flow([asked(1, 0), asked(2, 2)]), new Map()), []);
});

test("a slip has the first words of its text, at most 28 letters", () => {
  assert.equal(slipOf({ text: "  1. Learning\nfrom examples: and so on" }), "1. Learning from examples:…");
  assert.equal(slipOf({ text: "short" }), "short");
  assert.ok([...slipOf({ text: "x".repeat(90) })].length <= 28);
});

const JSON_ANSWER = '{"score": 3, "feedback": "It says \\"no\\"."}';
for (const [what, answer, passed, found] of [
  ["all of an answer", "A text", { how: "text", text: "A text" }, "A text"],
  ["a field as it is written there", JSON_ANSWER, { how: "text", text: 'It says "no".', field: "feedback" }, 'It says \\"no\\".'],
  ["the item of a list", '{"feedback": "b", "parts": ["a", "b"]}', { how: "text", text: "b", field: "parts[1]" }, "b"],
  ["the word of a label", '{"category": "refund"}', { how: "label", text: "refund, high" }, "refund"],
  ["all, where a field is not found", "Score: three", { how: "text", text: "x", field: "score" }, "Score: three"],
]) {
  test(`in the answer stands ${what}`, () => {
    const [start, end] = placeIn(answer, passed);
    assert.equal(answer.slice(start, end), found);
  });
}

test("an item of a list is looked for behind the name of the list", () => {
  const answer = '{"feedback": "b", "parts": ["a", "b"]}';
  assert.equal(placeIn(answer, { how: "text", text: "b", field: "parts[1]" })[0], answer.lastIndexOf("b"));
});
