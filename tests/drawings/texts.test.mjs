import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = new EventTarget();
globalThis.CustomEvent ??= class extends Event {
  constructor(name, { detail } = {}) {
    super(name);
    this.detail = detail;
  }
};
const { askForTexts, draw, listenForTexts } = await import("../../pages/parts/drawings/texts.mjs");

function opened(run) {
  const asked = [], host = { state: {}, trigger: (name, call) => asked.push([name, call]) };
  draw(null, { run, cards: {} }, host);
  return { asked, host };
}

test("what a picture asks for goes to the server by whoever knows its run", () => {
  const one = opened("a"), other = opened("b");
  askForTexts("b", 3);
  assert.deepEqual([one.asked, other.asked], [[], [["asked", 3]]]);
  for (const { host } of [one, other]) host.state.stop();
  askForTexts("b", 4);
  assert.equal(other.asked.length, 1);
});

test("texts that have come are told to those who listen, and asked for by one listener however often they come", () => {
  const came = [], deaf = listenForTexts((data) => came.push(data.run)), { asked, host } = opened("a");
  draw(null, { run: "a", cards: { 1: {} } }, host);
  askForTexts("a", 1);
  assert.deepEqual([came, asked], [["a", "a"], [["asked", 1]]]);
  deaf();
  draw(null, { run: "a", cards: {} }, host);
  assert.equal(came.length, 2);
  host.state.stop();
});
