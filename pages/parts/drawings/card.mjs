// Parts of a call's card: what it was asked, with what was filled in from where, and what came back.

import { el } from "./paper.mjs";
import { hangingLines, visible } from "./plain.mjs";

const LONG = 900; // characters; a longer text is folded

// A text of a model or a person, folded when it is long. `pieces`: [{text, source?, slot?}], a slot being its place in the
// prompt; `cut`: {of, more} when this is only its beginning: how long it is, and what brings the rest.
export function cardText(pieces, tag = "div", cut = null) {
  const box = el("div", { class: "card-box" });
  const text = box.appendChild(el(tag, { class: "card-text", dir: "auto" }));
  if (tag === "pre") text.append(...hangingLines(visible(pieces[0].text)));
  else pieces.forEach(({ text: words, source, slot, gap }, place) => {
    if (source) text.append(el("mark", { title: `From ${source}`, "data-slot": slot ?? place, class: gap ? "gap" : null }, visible(words)));
    else text.append(visible(words));
  });
  const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  const lines = pieces.reduce((sum, piece) => sum + piece.text.split("\n").length - 1, 1);
  if (length > LONG || lines > 16) {
    box.classList.add("folded");
    const all = `Show all ${length.toLocaleString("en")} characters`;
    const more = box.appendChild(el("button", { class: "card-more", "aria-expanded": "false" }, all));
    more.addEventListener("click", () => {
      const folded = box.classList.toggle("folded");
      more.setAttribute("aria-expanded", String(!folded));
      more.textContent = folded ? all : "Show less";
    });
  }
  if (cut) {
    const load = `Load more: this is the beginning of ${cut.of.toLocaleString("en")} characters`;
    box.append(el("button", { class: "card-more card-load", type: "button", onclick: cut.more }, load));
  }
  return box;
}

const cutOf = (data, name, more) => (data.cut?.[name] ? { of: data.cut[name], more } : null);

export function cardPart(parent, label, more = "") {
  const part = parent.appendChild(el("section", { class: `card-part ${more}` }));
  part.append(el("h3", {}, label));
  return part;
}

export function cardAsked(grid, data, more) {
  const side = grid.appendChild(el("div", { class: "card-asked" }));
  if (data.instructions) cardPart(side, "Instructions", "card-instructions").append(cardText([{ text: data.instructions }], "div", cutOf(data, "instructions", more)));
  const prompt = cardPart(side, "Prompt");
  prompt.append(cardText(data.prompt, "div", cutOf(data, "prompt", more)));
  if (data.marked) prompt.append(el("p", { class: "card-note quiet" }, data.marked));
}

export function cardAnswered(grid, data, more) {
  const side = grid.appendChild(el("div"));
  const answer = cardPart(side, "Answer");
  if (data.no_answer) answer.append(el("p", { class: "card-said" }, data.no_answer));
  const text = data.answer && cardText([{ text: data.answer }], data.program ? "pre" : "div", cutOf(data, "answer", more));
  if (text && data.changes) answer.append(...changed(data, text));
  else if (text) answer.append(text);
  if (data.error) answer.append(cardText([{ text: data.error }], "div", cutOf(data, "error", more)));
  if (data.read) answer.append(el("p", { class: "card-note quiet" }, visible(data.read)));
  if (data.used) answer.append(el("p", { class: "card-note quiet" }, data.used));
  if (data.parsed) cardPart(side, `Parsed as ${data.shape}`).append(cardText([{ text: data.parsed }], "pre", cutOf(data, "parsed", more)));
  if (data.raw) cardPart(side, "As it came").append(cardText([{ text: data.raw }], "div", cutOf(data, "raw", more)));
  if (data.thoughts) cardPart(side, "Thoughts, not part of the answer").append(cardText([{ text: data.thoughts }], "div", cutOf(data, "thoughts", more)));
}

const CHANGES = { gone: "del", new: "ins" };

export const changedPieces = (changes) =>
  changes.flatMap(({ text, how }) => {
    const parts = visible(text).split(/(^\s+|\s*\n\s*|\s+$)/); // what is indented is neither struck nor underlined
    return parts.map((part) => (CHANGES[how] && /\S/.test(part) ? el(CHANGES[how], {}, part) : part));
  });

// What an answer changed of the text before it: words that went struck, words that came underlined; and the way to the
// answer as it is.
function changed({ changes, revises, program }, plain) {
  const both = el(program ? "pre" : "div", { class: "card-text", dir: "auto" });
  both.append(...changedPieces(changes));
  const words = [`What it changed of ${revises}`, "Show the answer alone", `Show what it changed of ${revises}`];
  const note = el("p", { class: "card-note quiet" }, words[0]);
  const button = el("button", { class: "card-more", type: "button" }, words[1]);
  plain.hidden = true;
  button.addEventListener("click", () => {
    plain.hidden = !plain.hidden;
    both.hidden = note.hidden = !plain.hidden;
    button.textContent = plain.hidden ? words[1] : words[2];
  });
  return [note, both, plain, button];
}

export function cardAttempts(root, attempts) {
  const part = cardPart(root, "Attempts");
  const table = part.appendChild(el("table"));
  const head = table.appendChild(el("thead")).appendChild(el("tr"));
  for (const name of ["No.", "Start", "Duration", "Ended with", "Then"]) head.append(el("th", { scope: "col" }, name));
  const body = table.appendChild(el("tbody"));
  for (const attempt of attempts) {
    const row = body.appendChild(el("tr"));
    for (const what of ["number", "start", "duration", "ended", "then"]) row.append(el("td", { dir: "auto" }, visible(attempt[what])));
  }
}
