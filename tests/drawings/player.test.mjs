import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./page.mjs";

openPage();
const { playerBar } = await import("../../pages/parts/drawings/player.mjs");
const AT_REST = { live: false, playing: false, at: 1, end: 4, words: "", speed: 1 };

function opened() {
  const root = openPage(), told = [], acts = { speed: (x) => told.push(x) };
  for (const name of ["toggle", "start", "back", "forward", "end"]) acts[name] = () => told.push(name);
  return { root, told, player: playerBar(root, acts) };
}

test("each button does what it says", () => {
  const { root, told, player } = opened();
  player.update(AT_REST);
  for (const button of root.found("player-step")) button.press();
  root.found("player-play")[0].press();
  root.found("player-speeds")[0].children[0].press();
  assert.deepEqual(told, ["start", "back", "forward", "end", "toggle", 0.5]);
});

test("it says the moment, whether it plays, and how fast", () => {
  const { root, player } = opened();
  player.update({ ...AT_REST, words: ", predicted" });
  assert.deepEqual([root.said("player-time"), root.said("player-play")], [["1.00 s of 4.00 s, predicted"], ["Play"]]);
  player.update({ ...AT_REST, playing: true, speed: 4 });
  const on = root.found("player-speeds")[0].children.filter(({ attrs }) => attrs["aria-pressed"] === "true");
  assert.deepEqual([root.said("player-play"), on.map(({ textContent }) => textContent)], [["Pause"], ["4×"]]);
});

test("of a run that goes on nothing can be played, and it is called live", () => {
  const { root, player } = opened(), away = () => root.found("player-step").every(({ hidden }) => hidden);
  player.update({ ...AT_REST, live: true });
  assert.ok(away() && !root.found("player-live")[0].hidden && root.said("player-time")[0].startsWith("1.00 s so far"));
  player.update(AT_REST);
  assert.ok(!away() && root.found("player-live")[0].hidden);
});
