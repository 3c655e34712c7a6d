import assert from "node:assert/strict";
import { test } from "node:test";

import { lessonOf } from "../../pages/parts/drawings/class/lesson.mjs";
import { openPage } from "./page.mjs";

const LESSON = { title: "Ours", items: [{ words: "First", where: "Routing" }, { words: "Second", where: "" }] };

test("a press goes to a step, and the one that is under way is marked", () => {
  openPage();
  const told = [], lesson = lessonOf({ trigger: (value) => told.push(value) });
  lesson.take(LESSON, 1);
  assert.deepEqual(lesson.box.found("li").map(({ attrs }) => attrs["aria-current"] ?? ""), ["", "step"]);
  lesson.box.found("lesson-item")[1].press();
  assert.deepEqual(told, [{ do: "open", place: 1 }]);
  assert.equal(lesson.box.found("lesson-changes").length, 0);
});

test("it is changed step by step: the first one has no place before it", () => {
  openPage();
  const told = [], lesson = lessonOf({ trigger: (value) => told.push(value) });
  lesson.take(LESSON, -1);
  lesson.box.found("lesson-edit")[0].press();
  const names = lesson.box.found("button").map(({ attrs }) => attrs["aria-label"]).filter(Boolean);
  assert.deepEqual(names, ["Remove: First", "Earlier: Second", "Remove: Second"]);
  lesson.box.found("lesson-changes")[1].found("button")[0].press();
  assert.deepEqual(told, [{ do: "earlier", place: 1 }]);
});

test("an empty list is away", () => {
  openPage();
  const lesson = lessonOf({ trigger() {} });
  lesson.take({ title: "", items: [] }, -1);
  assert.equal(lesson.box.hidden, true);
});
