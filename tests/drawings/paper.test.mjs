import assert from "node:assert/strict";
import { test } from "node:test";

import { el, fill, pencil } from "../../pages/parts/drawings/paper.mjs";
import { openPage } from "./page.mjs";

test("a text goes in as it is, and no attribute is made of nothing", () => {
  openPage();
  const node = el("p", { title: "a", hidden: null, id: undefined, lang: false }, "<b>bold</b>");
  assert.deepEqual([node.textContent, node.attrs], ["<b>bold</b>", { title: "a" }]);
  fill(node, { title: null });
  assert.deepEqual(node.attrs, {});
});

test("a pen keeps a node by its key, and takes away what was not put again", () => {
  const root = openPage(), pen = pencil(root);
  const draw = (...keys) => { pen.begin(); const nodes = keys.map((key) => pen.put(key, "rect", { x: 1 })); pen.end(); return nodes; };
  const [a, b] = draw("a", "b");
  assert.equal(draw("b")[0], b);
  assert.deepEqual(root.children, [b]);
  assert.notEqual(draw("a", "b")[0], a);
});

test("only what has changed is written", () => {
  const root = openPage(), pen = pencil(root), node = pen.put("a", "text", { x: 1, y: 2 }, "one");
  const written = [];
  node.setAttribute = (name) => written.push(name);
  node.replaceChildren = (words) => written.push(words);
  pen.put("a", "text", { x: 1, y: 3 }, "one");
  pen.put("a", "text", { x: 1, y: 3 }, "two");
  assert.deepEqual(written, ["y", "two"]);
});
