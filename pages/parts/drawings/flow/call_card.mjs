// The card of one call as it stood at the cursor.

import { cardAnswered, cardAsked, cardAttempts, cardPart } from "../card.mjs";
import { el } from "../paper.mjs";
import { visible } from "../plain.mjs";
import { seconds } from "../ticks.mjs";
import { halfOf } from "./answers.mjs";
import { around } from "./focus.mjs";
import { STATE_WORDS } from "./moment.mjs";
import { IN_VAIN, startOf, WAITS } from "./stretches.mjs";

const TAIL = 700; // characters of an answer that is still streaming
const NEIGHBOURS = 6; // that are named, of the calls before and after it
const OVER = ["done", "failed", "cancelled"];

const begunAt = (call) => startOf(call) ?? call.stretches[0]?.[1] ?? 0;

// It is built again when the call or its state changes; in between only its streaming text and its clock move on.
export function callCardOf({ model, clock, view, acts }, parent) {
  let built = null;

  function draw(call, now) {
    const card = model.cards.get(call.id);
    const attempts = now.parts.filter(({ mark }) => !WAITS.includes(mark)).length;
    const key = `${call.id} ${now.state} ${attempts} ${view.chosen === call.id} ${clock.playing} ${model.asked}`;
    if (built?.key !== key || built.card !== card || built.data !== model.data) {
      built = { key, card, data: model.data, ...build(call, now, card) };
    }
    const { facts, text } = built;
    if (facts) {
      const words = `${STATE_WORDS[now.state]}, ${seconds(Math.max(0, clock.at - begunAt(call)))} so far`;
      if (facts.textContent !== words) facts.textContent = words;
    }
    if (text) {
      const half = visible(halfOf(card, clock.at).text);
      const shown = half.length > TAIL ? `… ${half.slice(-TAIL)}` : half;
      if (text.textContent !== shown) text.textContent = shown || "…";
    }
  }

  // Returns what moves on: the line of facts, and the text that is streaming.
  function build(call, now, card) {
    parent.replaceChildren();
    const over = OVER.includes(now.state);
    const head = parent.appendChild(el("div", { class: "card-head" }));
    head.append(el("h2", {}, over && card ? card.title : call.name), mode(call));
    const facts = parent.appendChild(el("div", { class: "card-facts quiet" }, over && card ? card.facts : STATE_WORDS[now.state]));
    const moving = !over && now.state !== "idle";
    parent.append(neighbours(call));
    if (!card) {
      parent.append(missing(call));
      return { facts: moving ? facts : null };
    }
    if (now.state === "idle") {
      parent.append(el("p", { class: "card-said" }, "Not asked for yet at this moment."));
      return {};
    }
    const grid = parent.appendChild(el("div", { class: "card-grid" }));
    const more = () => acts.ask(call.id);
    cardAsked(grid, card, more);
    let text = null;
    if (over) cardAnswered(grid, card, more);
    else text = answerSoFar(grid, now, card);
    const ended = now.parts.filter(({ mark }) => IN_VAIN.includes(mark)).length;
    const shown = card.attempts.slice(0, over ? undefined : ended);
    if (shown.length) cardAttempts(parent, shown);
    return { facts: moving ? facts : null, text };
  }

  function answerSoFar(grid, now, card) {
    const answer = cardPart(grid.appendChild(el("div")), "Answer");
    if (now.state === "streaming") return answer.appendChild(el(card.program ? "pre" : "div", { class: "card-text", dir: "auto" }));
    answer.append(el("p", { class: "card-said" }, now.state === "queued" ? "Nothing sent yet." : "No text yet."));
    return null;
  }

  // Whether the card follows the run or stays with what the reader chose.
  function mode(call) {
    const words = el("span", { class: "card-mode quiet" });
    if (view.chosen === call.id) {
      words.append("chosen · ", el("button", { type: "button", onclick: () => acts.choose(null) }, "follow the run"));
    } else words.append(clock.playing || clock.at < model.data.end ? "following the run" : "");
    return words;
  }

  // The calls that it depends on and those that depend on it: each a way to that call.
  function neighbours(call) {
    const made = model.data.calls.filter((one) => one.status !== "idle");
    const names = new Map(made.map((one) => [one.id, one.name]));
    const { before, after } = around(model.data.edges.filter(([, to]) => to === null || names.has(to)), call.id);
    const line = el("p", { class: "card-around quiet" });
    for (const [words, ids] of [["After", before], ["Before", after]]) {
      if (!ids.length) continue;
      line.append(`${words} `);
      ids.slice(0, NEIGHBOURS).forEach((id, i) => line.append(i ? ", " : "", el("button", { type: "button", onclick: () => acts.choose(id) }, names.get(id))));
      line.append(ids.length > NEIGHBOURS ? ` and ${ids.length - NEIGHBOURS} more. ` : ". ");
    }
    line.hidden = !line.childNodes.length;
    return line;
  }

  function missing(call) {
    if (model.asked === call.id) return el("p", { class: "card-said", role: "status" }, "Its texts are on their way.");
    const ask = () => { acts.ask(call.id); acts.again(); };
    return el("button", { type: "button", class: "card-more", onclick: ask }, "Show its texts");
  }

  return draw;
}
