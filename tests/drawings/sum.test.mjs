import assert from "node:assert/strict";
import { test } from "node:test";

import { brace, sumOf, wordsOf } from "../../pages/parts/drawings/flow/sum.mjs";
import { openPage } from "./page.mjs";

const SUM = { terms: [{ text: "1.00", calls: [1] }, { text: " + ", calls: [] }, { text: "2.00", calls: [2, 3] }], total: "= 3.00 s" };

function drawn() {
  const parent = openPage(), lit = [], sum = sumOf(parent, (calls) => lit.push(calls));
  return { sum, lit, box: parent.children[0] };
}

test("a brace has its point in the middle, and a sum is read with its total", () => {
  assert.match(brace(100, 300, 50), /^M100 50.*H195q5 0 5 5q0 -5 5 -5H295/);
  assert.equal(wordsOf(SUM), "1.00 + 2.00 = 3.00 s");
});

test("each term lights the bars whose time it is, and what only joins two is no term", () => {
  const { sum, lit, box } = drawn();
  sum.draw(SUM, { middle: 0, least: 0, most: 900, top: 0 });
  const terms = box.found("button");
  assert.deepEqual(terms.map(({ textContent }) => textContent), ["1.00", "2.00"]);
  terms[1].onfocus();
  terms[1].onblur();
  assert.deepEqual(lit, [[2, 3], null]);
});

test("it stands under the middle of its brace, but inside the picture", () => {
  const { sum, box } = drawn(); // 20 letters of 8.5 px, and 8 px: 178 px wide
  const at = (middle) => { sum.draw(SUM, { middle, least: 10, most: 400, top: 30 }); return box.style.left; };
  assert.deepEqual([200, 20, 390].map(at), ["111px", "10px", "222px"]);
  assert.deepEqual([box.style.width, box.style.top], ["178px", "30px"]);
});

test("without a sum there is nothing", () => {
  const { sum, box } = drawn();
  sum.draw(SUM, { middle: 0, least: 0, most: 900, top: 0 });
  assert.equal(box.hidden, false);
  sum.draw(null);
  assert.equal(box.hidden, true);
});
