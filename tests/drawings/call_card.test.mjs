import assert from "node:assert/strict";
import { test } from "node:test";

import { callCardOf } from "../../pages/parts/drawings/flow/call_card.mjs";
import { keepTexts, newModel, receive } from "../../pages/parts/drawings/flow/model.mjs";
import { moment } from "../../pages/parts/drawings/flow/moment.mjs";
import { call, flow } from "./made.mjs";
import { openPage } from "./page.mjs";

const CARD = {
  title: "Call 1, done", facts: "2.00 s, 15 tokens", prompt: [{ text: "Write." }], answer: "One two three.",
  deltas: [[1, 3], [1.5, 7], [2, 14]], attempts: [],
};
const CALLS = [
  call(1, { stretches: [["slot", 0], ["first", 0.5], ["answer", 1]] }),
  ...[2, 3, 4, 5, 6, 7, 8].map((id) => call(id, { column: 1 })),
];
const EDGES = CALLS.slice(1).flatMap(({ id }) => [[1, id], [id, null]]);

function opened(cards = { 1: CARD }) {
  const parent = openPage(), model = newModel(), told = [];
  receive(model, flow(CALLS, { edges: EDGES }), true);
  keepTexts(model, { cards });
  const clock = { at: 0, playing: false }, view = { chosen: null };
  const acts = {
    choose: (id) => told.push(["choose", id]), ask: (id) => { told.push(["ask", id]); model.asked = id; },
    again: () => told.push("again"),
  };
  const draw = callCardOf({ model, clock, view, acts }, parent);
  const at = (t) => {
    clock.at = t;
    draw(CALLS[0], moment(CALLS[0], t));
  };
  return { parent, at, told, view, clock, model };
}

test("it tells what was there at the cursor: no prompt, no answer yet, some of it, all of it", () => {
  const { parent, at } = opened();
  at(-1);
  assert.deepEqual(parent.said("card-said"), ["Not asked for yet at this moment."]);
  at(0.2);
  assert.deepEqual([parent.said("card-text"), parent.said("card-said")], [["Write."], ["Nothing sent yet."]]);
  at(0.7);
  assert.deepEqual([parent.said("card-said"), parent.said("card-facts")], [["No text yet."], ["waiting, 0.20 s so far"]]);
  at(1.6);
  assert.deepEqual([parent.said("card-text"), parent.said("card-facts")], [["Write.", "One two"], ["streaming, 1.10 s so far"]]);
  at(2);
  const said = [parent.said("card-text"), parent.said("h2"), parent.said("card-facts")];
  assert.deepEqual(said, [["Write.", "One two three."], [CARD.title], [CARD.facts]]);
});

test("while an answer comes in only its text and its clock move on", () => {
  const { parent, at } = opened();
  at(1.1);
  const [before] = parent.found("card-grid");
  at(1.9);
  assert.equal(parent.found("card-grid")[0], before);
  at(2);
  assert.notEqual(parent.found("card-grid")[0], before);
});

test("the calls after it are named, of many the first six, and each is a way there", () => {
  const { parent, at, told } = opened();
  at(2);
  assert.deepEqual(parent.said("card-around"), ["Before call 2, call 3, call 4, call 5, call 6, call 7 and 1 more. "]);
  parent.found("card-around")[0].found("button")[1].press();
  assert.deepEqual(told, [["choose", 3]]);
});

test("texts that are not here are asked for by a press, once", () => {
  const { parent, at, told } = opened({});
  at(2);
  parent.found("card-more")[0].press();
  assert.deepEqual(told, [["ask", 1], "again"]);
  at(2);
  assert.deepEqual([parent.said("card-said"), parent.found("card-more").length], [["Its texts are on their way."], 0]);
});

test("it says whether it follows the run, and a chosen one can be let go", () => {
  const { parent, at, view, told } = opened();
  at(1);
  assert.deepEqual(parent.said("card-mode"), ["following the run"]);
  view.chosen = 1;
  at(1);
  assert.deepEqual(parent.said("card-mode"), ["chosen · follow the run"]);
  parent.found("card-mode")[0].found("button")[0].press();
  assert.deepEqual(told, [["choose", null]]);
});

test("a call of an ended run can be changed where the page takes it, and not while it is on its way", () => {
  const changes = (forks, facts = {}) => {
    const { parent, at, model } = opened({ 1: { ...CARD, changeable: true, ...facts } });
    model.given = { forks };
    const there = (t) => { at(t); return parent.said("card-change").join(); };
    return [there(1.5), there(2)];
  };
  assert.deepEqual(changes(true), ["", "Change this call"]);
  assert.deepEqual([changes(false), changes(true, { changeable: false })], [["", ""], ["", ""]]);
});

test("while a run is played the card only grows; presented it has its own height", () => {
  const { parent, at, clock, model } = opened();
  at(2);
  parent.offsetHeight = 420;
  clock.playing = true;
  at(0.2);
  assert.equal(parent.style.minHeight, "420px");
  clock.playing = false;
  at(0.2);
  assert.equal(parent.style.minHeight, "");
  Object.assign(model.data, { compact: true });
  clock.playing = true;
  at(2);
  assert.equal(parent.style.minHeight, "");
});
