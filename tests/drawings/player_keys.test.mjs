import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./page.mjs";

class Element {
  constructor(...kinds) { this.kinds = kinds; }
  closest(what) { return what.split(", ").some((kind) => this.kinds.includes(kind)) ? this : null; }
}

const root = openPage(), heard = new Map();
let dialog = null;
globalThis.Element = Element;
Object.assign(document, {
  body: new Element(),
  addEventListener: (_, then) => heard.set(then, then), removeEventListener: (_, then) => heard.delete(then), querySelector: () => dialog,
});
const { keyList, listenKeys } = await import("../../pages/parts/drawings/player_keys.mjs");

function press(key, on = document.body, facts = {}) {
  const event = { key, composedPath: () => [on], preventDefault() { this.defaultPrevented = true; }, ...facts };
  for (const then of [...heard.values()]) then(event);
  return Boolean(event.defaultPrevented);
}

function player(name, told, ready = () => true) {
  const own = {
    isConnected: true, on: new Map(),
    addEventListener(what, then) { this.on.set(what, then); }, removeEventListener(what) { this.on.delete(what); },
  };
  return { own, leave: listenKeys(own, { Space: () => told.push(name), ArrowLeft: () => told.push(`${name} back`) }, ready) };
}

test("the keys work anywhere on the page, but not where somebody types, nor with another key held", () => {
  const told = [], { leave } = player("a", told);
  assert.equal(press(" "), true);
  assert.equal(press("ArrowLeft", new Element("button")), true);
  for (const [key, on, facts] of [
    [" ", new Element("textarea")], [" ", new Element("[role=combobox]")], [" ", new Element("button")],
    [" ", document.body, { ctrlKey: true }], ["x"],
  ]) {
    assert.equal(press(key, on, facts), false);
  }
  assert.deepEqual(told, ["a", "a back"]);
  leave();
});

test("an open dialog has the keys", () => {
  const told = [], { leave } = player("a", told);
  dialog = {};
  press(" ");
  dialog = null;
  assert.deepEqual(told, []);
  leave();
});

test("of two players the one that was touched last has them, unless it is gone or has nothing to play", () => {
  const told = [];
  let ready = true;
  const one = player("one", told), other = player("other", told, () => ready);
  press(" ");
  other.own.on.get("pointerdown")();
  press(" ");
  ready = false;
  press(" ");
  ready = true;
  other.own.isConnected = false;
  press(" ");
  assert.deepEqual(told, ["one", "other", "one", "one"]);
  one.leave();
  other.leave();
  press(" ");
  assert.deepEqual([told.length, heard.size], [4, 0]);
});

test("the list names the keys of its own first, and opens and closes", () => {
  const list = keyList(root, [["E", "end to end, and back"]]);
  assert.deepEqual([list.box.said("dt")[0], list.box.hidden], ["E", true]);
  list.toggle();
  assert.equal(list.box.hidden, false);
  list.toggle();
  assert.equal(list.box.hidden, true);
});
