import assert from "node:assert/strict";
import { test } from "node:test";

import { changeOf } from "../../pages/parts/drawings/flow/change.mjs";
import { openPage } from "./page.mjs";

const CARD = { answer: "Old answer.", prompt: [{ text: "Edit: " }, { text: "the draft", source: "the answer of draft" }] };

function opened(card = CARD) {
  const page = openPage(), sent = [], draw = changeOf((what) => sent.push({ ...what }));
  const again = (call = 2) => page.replaceChildren(draw(call, card));
  again();
  const press = (name) => page.found("button").find(({ textContent }) => textContent === name).press();
  const type = (words) => { const [text] = page.found("textarea"); text.value = words; text.listeners.get("input")(); };
  return { page, sent, again, press, type };
}

test("the form opens on a press, with the answer as it came, and the prompt as it was sent is a press away", () => {
  const { page, press } = opened();
  assert.deepEqual([page.said("button"), page.found("textarea").length], [["Change this call"], 0]);
  press("Change this call");
  assert.equal(page.found("textarea")[0].value, "Old answer.");
  assert.equal(document.activeElement, page.found("textarea")[0]);
  press("Its prompt");
  assert.equal(page.found("textarea")[0].value, "Edit: the draft");
});

test("what was typed is sent with the call and the part, and nothing is sent of an empty text", () => {
  const { sent, press, type } = opened();
  press("Change this call");
  type("  ");
  press("Run from here");
  type("New answer.");
  press("Run from here");
  assert.deepEqual(sent, [{ call: 2, part: "answer", text: "New answer." }]);
});

test("what was typed outlives the card, which is built again, and is no other call's; left alone, the form closes", () => {
  const { page, again, press, type } = opened();
  press("Change this call");
  type("Half a thought");
  again();
  assert.equal(page.found("textarea")[0].value, "Half a thought");
  again(3);
  assert.equal(page.found("textarea").length, 0);
  again();
  press("Leave it");
  assert.deepEqual([page.found("textarea").length, page.said("button")], [0, ["Change this call"]]);
});

test("a letter typed here is no key of the page", () => {
  const { page, press } = opened();
  press("Change this call");
  let stopped = false;
  page.found("textarea")[0].listeners.get("keydown")({ stopPropagation() { stopped = true; } });
  assert.ok(stopped);
});

test("a text of which only the beginning is here cannot be changed", () => {
  const one = opened({ ...CARD, cut: { answer: 90_000 } });
  one.press("Change this call");
  assert.deepEqual(one.page.found("change-parts")[0].said("button"), ["Its prompt"]);
  assert.deepEqual(opened({ ...CARD, cut: { answer: 90_000, prompt: 90_000 } }).page.said("button"), []);
});
