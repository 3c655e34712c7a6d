import assert from "node:assert/strict";
import { test } from "node:test";

import { eventsIn, isLate, isPlayable, isSame, isTooLarge, keepTexts, newModel, receive } from "../../pages/parts/drawings/flow/model.mjs";
import { call, flow } from "./made.mjs";

function holding(data) {
  const model = newModel();
  receive(model, data, true);
  return model;
}

test("a picture of the same run is told from that of another one, and a plan is nobody's", () => {
  const model = holding(flow([call(1)]));
  assert.equal(isSame(model, flow([])), true);
  assert.equal(isSame(model, flow([], { run: "b" })), false);
  assert.equal(isSame(holding(flow([], { run: "" })), flow([], { run: "" })), false);
  assert.equal(isSame(newModel(), flow([])), false);
});

test("the script's picture is late where the stream was faster", () => {
  const running = (now) => flow([], { status: "running", ended: false, now });
  assert.equal(isLate(holding(running(2)), running(1)), true);
  assert.equal(isLate(holding(running(1)), running(2)), false);
  assert.equal(isLate(holding(flow([])), running(9)), true);
  assert.equal(isLate(holding(running(2)), flow([])), false);
});

test("texts that are here stay; whole ones take the place of cut ones, and no cut one that of a whole one", () => {
  const model = newModel(), cut = { answer: "a", cut: { answer: 2 } }, whole = { answer: "ab" };
  keepTexts(model, { cards: { 1: cut }, code: ["code"], first: 1 });
  keepTexts(model, { cards: { 1: whole } });
  keepTexts(model, { cards: { 1: cut } });
  assert.equal(model.cards.get(1), whole);
  assert.deepEqual([model.sources, model.first], [["code"], 1]);
});

test("new data has moments of its own, and another run has asked for no texts", () => {
  const model = holding(flow([call(1)]));
  assert.deepEqual(eventsIn(model), [0, 1, 2]);
  model.asked = 1;
  receive(model, flow([call(1), call(2, { end: 3 })]), false);
  assert.deepEqual([eventsIn(model), model.asked, model.ends.get(2)], [[0, 1, 2, 3], 1, 3]);
  receive(model, flow([]), true);
  assert.equal(model.asked, null);
});

test("only a run that has ended, whose calls are all here, can be played", () => {
  assert.equal(isPlayable(holding(flow([call(1)]))), true);
  for (const facts of [{ ended: false }, { covered: ["", ""] }, { count: 1001 }]) {
    assert.equal(isPlayable(holding(flow([call(1)], facts))), false);
  }
  assert.equal(isPlayable(holding(flow([]))), false);
  assert.equal(isPlayable(newModel()), false);
  assert.equal(isTooLarge(holding(flow([call(1)], { count: 1001 }))), true);
});
