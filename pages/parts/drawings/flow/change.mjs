// A call of an ended run as a person wants it instead: another answer, or another prompt; and the run from there.

import { el } from "../paper.mjs";

const PARTS = [["answer", "Its answer"], ["prompt", "Its prompt"]];

// Of a text of which only the beginning is here, nobody can change a part.
const partsOf = (card) => PARTS.filter(([part]) => !card.cut?.[part]);

// The text of a part of a card, as it was sent or came.
const textOf = (card, part) => (part === "answer" ? card.answer : card.prompt.map(({ text }) => text).join(""));

// Returns the drawing of a call's form, which keeps what was typed while the card is built again; `send({call, part,
// text})` tells Python.
export function changeOf(send) {
  let typed = null; // {call, part, text} of the form that is open

  return function draw(call, card) {
    const box = el("div", { class: "card-change" });
    if (!partsOf(card).length) return box;
    if (typed?.call === call) form(box, call, card);
    else button(box, call, card);
    return box;
  };

  function button(box, call, card) {
    const open = el("button", { type: "button", class: "card-more", onclick: () => { start(call, card, partsOf(card)[0][0]); form(box, call, card).focus(); } }, "Change this call");
    box.replaceChildren(open);
    return open;
  }

  function start(call, card, part) {
    typed = { call, part, text: textOf(card, part) };
  }

  function form(box, call, card) {
    const row = el("div", { class: "change-parts", role: "group", "aria-label": "What is changed" });
    for (const [part, words] of partsOf(card)) {
      const choose = () => { start(call, card, part); form(box, call, card).focus(); };
      row.append(el("button", { type: "button", "aria-pressed": `${typed.part === part}`, onclick: choose }, words));
    }
    const text = el("textarea", { class: "change-text", rows: 6, dir: "auto", "aria-label": `${PARTS.find(([part]) => part === typed.part)[1]}, changed` });
    text.value = typed.text;
    text.addEventListener("input", () => { typed.text = text.value; });
    text.addEventListener("keydown", (event) => event.stopPropagation()); // letters are no keys of the page here
    const last = el("div", { class: "change-last" });
    last.append(
      el("button", { type: "button", class: "change-go", onclick: () => { if (typed.text.trim()) send(typed); } }, "Run from here"),
      el("button", { type: "button", class: "card-more", onclick: () => { typed = null; button(box, call, card).focus(); } }, "Leave it"),
      el("span", { class: "quiet" }, "What does not follow from this call is reused, and not paid again."),
    );
    box.replaceChildren(row, text, last);
    return text;
  }
}
