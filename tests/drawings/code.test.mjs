import assert from "node:assert/strict";
import { test } from "node:test";

import { pythonLines, unitsOf } from "../../pages/parts/drawings/code.mjs";

test("a program is lines of pieces, each with its look", () => {
  const lines = pythonLines('@pattern\nasync def go():  # why\n    return await llm("a # b", step="s")\n\n');
  assert.deepEqual(lines[0], [["@pattern", "decorator"]]);
  assert.deepEqual(lines[1], [["async", "keyword"], [" ", ""], ["def", "keyword"], [" go():  ", ""], ["# why", "comment"]]);
  assert.deepEqual(lines[2].slice(3, 7), [["await", "keyword"], [" ", ""], ["llm", "word"], ["(", ""]]);
  assert.deepEqual(lines[2].filter(([, look]) => look === "string").map(([text]) => text), ['"a # b"', '"s"']);
  assert.equal(lines.length, 3);
});

test("a text over several lines keeps its look on each", () => {
  assert.deepEqual(pythonLines('"""one\ntwo"""'), [[['"""one', "string"]], [['two"""', "string"]]]);
});

const unitsIn = (line) => unitsOf(pythonLines(line)[0]).map((unit) => unit.map(([text]) => text).join(""));

test("a line may go on between its words, never inside of what is called or before its brackets", () => {
  assert.deepEqual(unitsIn('    draft = await llm(DRAFT, a=[f(b) for b in c], step="draft")'), [
    "    ", "draft", " ", "=", " ", "await", " ", 'llm(DRAFT, a=[f(b) for b in c], step="draft")',
  ]);
  assert.deepEqual(unitsIn("async def go(text: Text) -> Out:"), ["async", " ", "def", " ", "go(text: Text)", " ", "->", " ", "Out:"]);
  assert.deepEqual(unitsIn('"""One, two ( three."""'), ['"""One, two ( three."""']);
  assert.deepEqual(unitsIn("    ) -> Out:  # why (not"), ["    ", ")", " ", "->", " ", "Out:", "  ", "# why (not"]);
});

test("in units a line is what it was", () => {
  for (const line of ['    a = b["c"](d, *[e for e in f]) or g  # h i', "@several(prompt_chaining)", "    while not (ended := ending(history)):"]) {
    assert.equal(unitsIn(line).join(""), line);
  }
});
