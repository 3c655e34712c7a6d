// The card of one call as it stood at the cursor.

import { cardAnswered, cardAsked, cardAttempts, cardPart, changedPieces } from "../card.mjs";
import { el } from "../paper.mjs";
import { visible } from "../plain.mjs";
import { seconds } from "../ticks.mjs";
import { changedTo, halfOf } from "./answers.mjs";
import { changeOf } from "./change.mjs";
import { around } from "./focus.mjs";
import { cardGiven } from "./given.mjs";
import { gainWords } from "./hand/gains.mjs";
import { isReal, passedIn } from "./model.mjs";
import { STATE_WORDS } from "./moment.mjs";
import { remarkOf } from "./remark.mjs";
import { bring } from "./sight.mjs";
import { askedAt, IN_VAIN, startOf, WAITS } from "./stretches.mjs";

const TAIL = 700; // characters of an answer that is still streaming
const NEIGHBOURS = 6; // that are named, of the calls before and after it
const OVER = ["done", "failed", "cancelled"];

const begunAt = (call) => startOf(call) ?? askedAt(call) ?? 0;

// It is built again when the call or its state changes; in between only its streaming text and its clock move on.
export function callCardOf({ model, clock, view, acts }, parent) {
  let built = null;
  const drawChange = changeOf((what) => acts.change(what));
  const drawRemark = remarkOf(parent);
  parent.onclick = () => built?.remark && drawRemark(built.remark, Boolean(built.text)); // it may be folded now, or whole

  function draw(call, now) {
    const card = model.cards.get(call.id);
    const attempts = now.parts.filter(({ phase }) => !WAITS.includes(phase)).length;
    const key = `${call.id} ${now.state} ${attempts} ${view.chosen === call.id} ${clock.playing} ${model.asked}`;
    if (built?.key !== key || built.card !== card || built.data !== model.real || built.changeable !== model.changeable) {
      built = { key, card, data: model.real, changeable: model.changeable, ...build(call, now, card) };
    }
    const { facts, text } = built;
    if (facts) {
      const words = `${STATE_WORDS[now.state]}, ${seconds(Math.max(0, clock.at - begunAt(call)))} so far`;
      if (facts.textContent !== words) facts.textContent = words;
    }
    if (text) stream(text, card);
    if (built.remark) drawRemark(built.remark, Boolean(text));
  }

  // The answer as far as it has come; of one that changes an earlier one what it has changed so far.
  function stream(text, card) {
    const half = halfOf(card, clock.at);
    if (built.half === half) return;
    built.half = half;
    if (card.changes && half.text) text.replaceChildren(...changedPieces(changedTo(card.changes, half.count)));
    else text.textContent = visible(half.text.length > TAIL ? `… ${half.text.slice(-TAIL)}` : half.text) || "…";
    text.scrollTop = text.scrollHeight;
  }

  // While a run is played the card only grows: what stands below it would jump with every call.
  function hold() {
    parent.style.minHeight = clock.playing && !model.data.compact ? `${parent.offsetHeight}px` : "";
  }

  // Returns what moves on: the line of facts, and the text that is streaming.
  function build(call, now, card) {
    hold();
    parent.replaceChildren();
    const over = OVER.includes(now.state);
    const head = parent.appendChild(el("div", { class: "card-head" }));
    head.append(el("h2", {}, over && card ? card.title : call.name), mode(call));
    const facts = parent.appendChild(el("div", { class: "card-facts quiet" }, over && card ? card.facts : STATE_WORDS[now.state]));
    const moving = !over && now.state !== "idle";
    parent.append(neighbours(call));
    if (over && model.changeable) parent.append(gain(call));
    if (!card) {
      parent.append(isReal(model, call.id) ? missing(call) : el("p", { class: "card-said" }, "It was never made: its time is computed."));
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
    else text = answerSoFar(grid, now, card, call);
    const ended = now.parts.filter(({ phase }) => IN_VAIN.includes(phase)).length;
    const shown = card.attempts.slice(0, over ? undefined : ended);
    if (shown.length) cardAttempts(parent, shown);
    if (over && card.changeable && model.given?.forks) parent.append(drawChange(call.id, card));
    return { facts: moving ? facts : null, text, remark: over || text ? remarkIn(grid, call, card) : null };
  }

  // The piece of its prompt that is what a judge had to say, where the answer shows what it changed.
  function remarkIn(grid, call, card) {
    const judges = new Set(model.data.calls.filter(({ kind }) => kind === "judge").map(({ id }) => id));
    const slot = card.changes ? card.prompt.findIndex(({ span }) => judges.has(span)) : -1;
    if (slot < 0) return null;
    const mark = grid.querySelector(`.card-asked mark[data-slot="${slot}"]`);
    bring(mark);
    return mark;
  }

  // Before its first word, the answers that its prompt was made from.
  function answerSoFar(grid, now, card, call) {
    if (now.state !== "streaming" && cardGiven(grid, model, passedIn(model).filter(({ to }) => to === call.id))) return null;
    const answer = cardPart(grid.appendChild(el("div")), "Answer");
    if (now.state === "streaming") return answer.appendChild(el(card.program ? "pre" : "div", { class: "card-text", dir: "auto" }));
    answer.append(el("p", { class: "card-said" }, now.state === "queued" || now.state === "held" ? "Nothing sent yet." : "No text yet."));
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

  // What the run would gain if it took no time, and a press that shows it.
  function gain({ id }) {
    const { gains } = model.changeable, words = gainWords(gains.find(([one]) => one === id)?.[1], model.real.critical.includes(id));
    const line = el("p", { class: "card-around quiet" }, words && `${words} `);
    line.append(el("button", { type: "button", onclick: () => acts.whatIf(["lasts", id, 0]) }, "Show it"));
    line.hidden = !words;
    return line;
  }

  function missing(call) {
    if (model.asked === call.id) return el("p", { class: "card-said", role: "status" }, "Its texts are on their way.");
    const ask = () => { acts.ask(call.id); acts.again(); };
    return el("button", { type: "button", class: "card-more", onclick: ask }, "Show its texts");
  }

  return draw;
}
