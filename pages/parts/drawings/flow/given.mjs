// The answers that a prompt was made from, beside it: in each of them the part that went into the prompt is marked.

import { cardPart, cardText } from "../card.mjs";
import { el } from "../paper.mjs";
import { placeIn, waysOf } from "./passed.mjs";

/**
 * Returns whether there are any.
 * @param {import("./passed.mjs").Passed[]} passed to one call
 */
export function cardGiven(grid, model, passed) {
  const known = new Map(model.data.calls.map((call) => [call.id, call]));
  const from = [...new Set(passed.map((one) => one.from))].filter((id) => model.cards.get(id) && known.has(id));
  if (!from.length) return false;
  const side = grid.appendChild(el("div"));
  for (const id of from) {
    const call = known.get(id), part = cardPart(side, `Answer of ${call.name}`, `card-from${from.length > 1 ? " several" : ""}`);
    const own = passed.filter((one) => one.from === id);
    if (own[0].how === "gap") {
      part.append(el("p", { class: "card-gap" }, `${call.name}: nothing came`));
      continue;
    }
    part.append(cardText(marked(model.cards.get(id).answer, own, call.name)));
    const ways = own[0].how === "label" ? waysOf(model.data, id) : { others: [] };
    if (ways.others.length) part.append(waysLine(ways));
  }
  return true;
}

// An answer in pieces, with the parts that were passed on; those that overlap one before are left out.
function marked(answer, passed, name) {
  const parts = passed.map((one) => [...placeIn(answer, one), one.slot]).sort(([a], [b]) => a - b);
  const pieces = [];
  let at = 0;
  for (const [start, end, slot] of parts) {
    if (start < at) continue;
    pieces.push({ text: answer.slice(at, start) }, { text: answer.slice(start, end), source: name, slot });
    at = end;
  }
  return [...pieces, { text: answer.slice(at) }];
}

// The switch in words: the way that was taken, and those that stay.
function waysLine({ taken, others }) {
  const line = el("p", { class: "card-ways" }, "Goes on with ");
  taken.forEach((name, i) => line.append(i ? ", " : "", el("b", {}, name)));
  line.append(`, not with ${others.join(", ")}.`);
  return line;
}
