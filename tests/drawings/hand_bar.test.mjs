import assert from "node:assert/strict";
import { test } from "node:test";

import { handBar } from "../../pages/parts/drawings/flow/hand/bar.mjs";
import { openPage } from "./page.mjs";

const SHOWN = {
  sentence: "It saves 1.00 s.", quiet: "", call: { id: 3, name: "worker 2", seconds: 1.5 }, before: [[1, "plan"]], others: [[2, "worker 1"]],
  limit: "3", fewer: true, more: true, extends: "worker", changed: true, links: true, reruns: false, settings: [],
};

function opened(shown = SHOWN) {
  const page = openPage(), told = [];
  const names = ["by", "lasts", "another", "cut", "draw", "limit", "slowest", "setting", "undo", "back", "link", "rerun"];
  const bar = handBar(Object.fromEntries(names.map((name) => [name, (...values) => told.push([name, ...values.filter((value) => typeof value !== "object")])])));
  page.append(bar.box);
  bar.draw(shown);
  const button = (name) => page.found("button").find((one) => one.textContent === name || one.attrs["aria-label"] === name);
  return { page, told, bar, button };
}

test("it says what the change does, and each press is one change", () => {
  const { page, told, button } = opened();
  assert.deepEqual([page.said("b").slice(0, 2), page.said("hand-value")], [["It saves 1.00 s.", "worker 2"], ["1.50 s", "3"]]);
  for (const name of ["Shorter", "Longer", "no time", "twice as long", "plan ✕", "Fewer at once", "More at once", "double the slowest", "one more worker", "Undo", "Back to the run", "Link"]) button(name).press();
  assert.deepEqual(told, [["by", -1], ["by", 1], ["lasts", 0], ["lasts", 2], ["cut", 1], ["limit", -1], ["limit", 1], ["slowest"], ["another"], ["undo"], ["back"], ["link"]]);
});

test("a call that could be waited for too is chosen from a list; of very many there is none", () => {
  const { page, told, bar } = opened();
  const [pick] = page.found("select");
  pick.value = "2";
  pick.onchange();
  assert.deepEqual([told, page.said("option"), pick.value], [[["draw", 2]], ["also wait for …", "worker 1"], ""]);
  bar.draw({ ...SHOWN, others: Array.from({ length: 61 }, (_, i) => [i, `call ${i}`]) });
  assert.ok(pick.hidden);
});

test("a limit has no step where there is none, and without items there is no one more", () => {
  const { bar, button } = opened({ ...SHOWN, limit: "no limit", more: false });
  assert.deepEqual(["Fewer at once", "More at once"].map((name) => button(name).disabled), [false, true]);
  assert.ok(!button("one more worker").hidden);
  bar.draw({ ...SHOWN, limit: "1", fewer: false, extends: "" });
  assert.deepEqual(["Fewer at once", "More at once"].map((name) => button(name).disabled), [true, false]);
  assert.ok(button("one more ").hidden);
});

test("what has no sense is not offered", () => {
  const { page, button, bar } = opened({ ...SHOWN, call: null, changed: false, links: false });
  assert.deepEqual([page.found("hand-row")[0].hidden, button("Undo").disabled, button("Link").hidden, button("Leave it").hidden], [true, true, true, false]);
  assert.ok(button("Run it on the virtual clock").hidden);
  bar.draw({ ...SHOWN, reruns: true });
  assert.ok(!button("Run it on the virtual clock").hidden);
  bar.draw({ sentence: "It cannot be computed.", quiet: "", plain: true });
  assert.deepEqual(page.found("hand-row").map(({ hidden }) => hidden), [true, true]);
  bar.draw(null);
  assert.ok(bar.box.hidden);
});

test("what changes which calls are made is stepped within its bounds", () => {
  const { told, button } = opened({ ...SHOWN, settings: [{ name: "max_iterations", label: "At most", value: 3, low: 1, high: 3 }] });
  assert.ok(button("At most: 4").disabled);
  button("At most: 2").press();
  assert.deepEqual(told, [["setting", "max_iterations", 2]]);
});

test("the link stands in a field, to be copied by hand as well, until the change is another one", () => {
  const { page, bar } = opened(), [field] = page.found("input");
  bar.link("there?what_if=limit-2");
  assert.deepEqual([field.hidden, field.value], [false, "there?what_if=limit-2"]);
  bar.draw({ ...SHOWN, sentence: "It costs 2.00 s." });
  assert.ok(field.hidden);
});
