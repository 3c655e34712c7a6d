import assert from "node:assert/strict";
import { test } from "node:test";

import { draw } from "../../pages/parts/drawings/path.mjs";
import { openPage } from "./page.mjs";

// A trunk of two questions, each with an end beside it.
const node = (id, column, row, line, facts) => ({ id, words: id, question: false, state: "rest", column, row, side: 1, line, ...facts });
const TREE = {
  label: "Questions",
  nodes: [
    node("first", 0, 0, 0, { question: true, side: 0, state: "way", full: "Is that all?" }), node("second", 1, 0, 1, { question: true, side: 0, state: "open" }),
    node("one call", 0, 1, 0), node("a chain of calls that has a long name", 2, 0, 1),
  ],
  edges: [["first", "second", "no"], ["first", "one call", "yes"], ["second", "a chain of calls that has a long name", "yes"]]
    .map(([from, to, words], i) => ({ from, to, words, state: i ? "rest" : "way" })),
};

function drawn(width) {
  const root = openPage();
  root.clientWidth = width;
  draw(root, TREE);
  return root;
}

for (const width of [1100, 640, 390, 340]) {
  test(`at ${width} px every node is inside, and its words in it`, () => {
    const root = drawn(width);
    assert.equal(root.found("path-shape").length, 4);
    for (const group of root.found("path-node")) {
      const [words] = group.found("path-words"), size = parseInt(/\d+/.exec(words.attrs.style)[0], 10), middle = Number(words.attrs.x);
      const half = (words.textContent.length * size) / 4;
      assert.ok(middle - half >= 0 && middle + half <= width && size >= 12, `${words.textContent} at ${middle}`);
    }
  });
}

test("all nodes have words of one size, the smaller one where one of them needs it", () => {
  const sizes = (width) => new Set(drawn(width).found("path-words").map(({ attrs }) => attrs.style));
  assert.deepEqual([sizes(1100), sizes(390)], [new Set(["font-size:12px"]), new Set(["font-size:12px"])]);
  const root = openPage();
  root.clientWidth = 1100;
  draw(root, { ...TREE, nodes: TREE.nodes.map((one) => ({ ...one, words: one.words.slice(0, 8) })) });
  assert.deepEqual(new Set(root.found("path-words").map(({ attrs }) => attrs.style)), new Set(["font-size:14px"]));
});

test("the way that was answered lies above the others, each line with its answer", () => {
  const root = drawn(1100);
  assert.deepEqual(root.found("path-edge").map(({ attrs }) => attrs.class), ["path-edge rest", "path-edge rest", "path-edge way"]);
  assert.deepEqual(root.said("path-label"), ["yes", "yes", "no"]);
});

const numbers = (d) => d.match(/-?[\d.]+/g).map(Number);

test("a line leaves a question at its right or its foot, and each answer stands clear of every line but its own", () => {
  for (const width of [1100, 390]) {
    const root = drawn(width), lines = root.found("path-edge").map(({ attrs }) => attrs.d), labels = root.found("path-label");
    assert.ok(lines.every((d) => /^M[\d.]+ [\d.]+(H|V)[\d.]+((H|V)[\d.]+)*$/.test(d)), `${lines}`);
    labels.forEach(({ attrs: { x, y } }, own) => lines.forEach((d, i) => {
      if (i === own || !/^M[\d.]+ [\d.]+V[\d.]+$/.test(d)) return;
      const [at, top, foot] = numbers(d);
      assert.ok(Math.abs(at - x) > 10 || y < top || y - 10 > foot, `${x} ${y} on ${d}`);
    }));
  }
});

test("a question can be read whole where one points", () => {
  assert.deepEqual(drawn(1100).found("path-node").map((group) => group.children.find(({ tag }) => tag === "title")?.textContent ?? ""), ["Is that all?", "", "", ""]);
});

test("without a width nothing is drawn", () => {
  assert.equal(drawn(0).children.length, 0);
});
