import assert from "node:assert/strict";
import { test } from "node:test";

import { beatsLine } from "../../pages/parts/drawings/beats_line.mjs";
import { openPage } from "./page.mjs";

const ENDED = { state: "ended", pair: false, laid: "plain", lays: true, overlaps: true, compares: true, why: false };

function opened() {
  const root = openPage(), pressed = [], line = beatsLine(root, () => pressed.push("next"));
  const [box] = root.found("beats"), [button] = root.found("button");
  return { root, line, box, button, pressed, past: () => root.found("li").map(({ attrs }) => attrs.class) };
}

test("the beat that is shown is marked, those before it are past, and the next press is named", () => {
  const { line, root, button, pressed, past } = opened();
  line.draw(ENDED, "Routing");
  const at = past().indexOf("now");
  assert.deepEqual(past().map((look) => look || "to come"), past().map((_, i) => (i < at ? "past" : i > at ? "to come" : "now")));
  assert.equal(root.found("li")[at].attrs["aria-current"], "step");
  assert.match(button.textContent, /^Next: /);
  button.press();
  assert.deepEqual(pressed, ["next"]);
});

test("while a run goes on nothing is next; after the last page there is no button", () => {
  const { line, button } = opened();
  line.draw({ ...ENDED, state: "running" }, "Routing");
  assert.deepEqual([button.textContent, button.attrs.disabled], ["It runs", ""]);
  line.draw({ ...ENDED, why: true }, "Routing");
  assert.deepEqual([button.hidden, button.textContent], [false, "Next: Routing"]);
  line.draw({ ...ENDED, why: true }, "");
  assert.equal(button.hidden, true);
  line.draw(ENDED, "");
  assert.equal(button.hidden, false);
});

test("on a page without a run the page is the beat, and the next one is named", () => {
  const { line, box, button, past } = opened();
  line.draw({ state: "alone" }, "Which pattern?");
  assert.deepEqual([box.hidden, past(), button.textContent], [false, ["now"], "Next: Which pattern?"]);
  line.draw({ state: "alone" }, "");
  assert.equal(box.hidden, true, "the last page has the whole screen");
});

test("where there is nothing to lead through it is away", () => {
  const { line, box } = opened();
  line.draw(ENDED, "");
  line.draw(null, "");
  assert.equal(box.hidden, true);
});

test("while a class watches its run the line stays that of its question", () => {
  const { line, root, button } = opened(), room = { next: null, beats: ["both", "run", "truth"], now: "run" };
  line.draw({ ...ENDED, state: "running" }, "Routing", room);
  assert.deepEqual([root.found("li").map(({ textContent }) => textContent), button.textContent], [room.beats, "It runs"]);
  line.draw(ENDED, "Routing", room);
  assert.match(button.textContent, /^Next: /, "a run without a truth leaves the page's own beats");
});
