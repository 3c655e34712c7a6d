import assert from "node:assert/strict";
import { test } from "node:test";

import { cardGiven } from "../../pages/parts/drawings/flow/given.mjs";
import { call, flow } from "./made.mjs";
import { openPage } from "./page.mjs";

const ANSWER = '{"parts": ["first", "second"]}';
const given = (facts) => ({ from: 1, to: 2, at: 2, how: "text", text: ANSWER, slot: 1, ...facts });

function drawn(passed, { calls = [call(1), call(2)], edges = [[1, 2]], cards = [[1, { answer: ANSWER }]] } = {}) {
  const grid = openPage();
  return { grid, any: cardGiven(grid, { data: flow(calls, { edges }), cards: new Map(cards) }, passed) };
}

test("in an answer the part that went into the prompt is marked, and all of the answer is there", () => {
  const { grid } = drawn([given({ text: "second", field: "parts[1]", slot: 4 })]);
  assert.deepEqual([grid.said("h3"), grid.said("card-text"), grid.said("mark")], [["Answer of call 1"], [ANSWER], ["second"]]);
  assert.equal(grid.found("mark")[0].attrs["data-slot"], "4");
});

test("several parts are marked in the order in which they stand there", () => {
  const parts = ["second", "first"].map((text, i) => given({ text, field: `parts[${1 - i}]`, slot: i }));
  assert.deepEqual(drawn(parts).grid.said("mark"), ["first", "second"]);
});

test("of parts that overlap the first one is marked", () => {
  assert.deepEqual(drawn([given({}), given({ text: "second", field: "parts[1]" })]).grid.said("mark"), [ANSWER]);
});

test("a call that brought nothing is named", () => {
  const { grid } = drawn([given({ how: "gap", text: "nothing came" })]);
  assert.deepEqual([grid.said("card-gap"), grid.said("mark")], [["call 1: nothing came"], []]);
});

test("beside a label stand the way that was taken and those that were not", () => {
  const calls = [call(1, { kind: "decide" }), call(2, { name: "refund" }), call(3, { name: "shipping", status: "idle", stretches: [] })];
  const cards = [[1, { answer: '{"category": "refund"}' }]];
  const { grid } = drawn([given({ how: "label", text: "refund" })], { calls, edges: [[1, 2], [1, 3]], cards });
  assert.deepEqual(grid.said("card-ways"), ["Goes on with refund, not with shipping."]);
  assert.deepEqual(grid.said("mark"), ["refund"]);
});

test("without texts, or from the input alone, there is nothing beside the prompt", () => {
  for (const { grid, any } of [drawn([given({})], { cards: [] }), drawn([given({ from: null })])]) {
    assert.deepEqual([any, grid.children.length], [false, 0]);
  }
});
