// The questions so far: each with its first and second answers beside what is true.

import { el, fill } from "../paper.mjs";
import { spreadPicture } from "./spread_picture.mjs";

const MOST = 620; // px of a picture of answers

// Returns {box, draw(asked, width)}; `asked`: a question each, with the spread of its `first` and `second` answers.
export function soFarOf() {
  const box = el("ol", { class: "so-far" }), rows = new Map();
  return {
    box,
    draw(asked, width) {
      const beside = width > 760, room = Math.min(MOST, beside ? width * 0.58 : width);
      for (const question of asked) {
        const row = rows.get(question.number) ?? made(box, rows, question.number);
        fill(row.words, {}, question.words);
        fill(row.true, {}, trueOf(question));
        row.spread.draw({ ...question, spread: question }, room);
        row.said.replaceChildren(...(question.first?.words ?? []).map((text) => el("li", {}, text)));
      }
      const here = new Set(asked.map(({ number }) => number));
      for (const [number, row] of rows) if (!here.has(number)) { row.node.remove(); rows.delete(number); }
    },
  };
}

function made(box, rows, number) {
  const node = box.appendChild(el("li", { class: "so-far-one" })), left = node.appendChild(el("div", { class: "so-far-words" }));
  const row = { node, words: left.appendChild(el("p", { class: "so-far-asked" })), true: left.appendChild(el("p", { class: "quiet" })), spread: spreadPicture(), said: el("ul", { class: "so-far-said" }) };
  node.append(row.spread.box, row.said);
  rows.set(number, row);
  return row;
}

// What came true, and how many moved towards it.
export function trueOf({ truth, moved }) {
  if (!truth) return "";
  return [`True: ${truth.words}.`, moved?.words].filter(Boolean).join(" ");
}
