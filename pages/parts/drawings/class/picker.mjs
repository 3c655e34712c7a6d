// Which question is asked: one that fits this page, or one's own, with choices or in words.

import { el } from "../paper.mjs";

const MOST_CHOICES = 8, MOST_LETTERS = 200;

/**
 * A question as it was typed; a sentence in `problem` where it is none.
 * @returns {{question?: object, problem?: string}}
 */
export function ownQuestion(words, listed, right) {
  const asked = words.trim(), choices = listed.split("\n").map((line) => line.trim()).filter(Boolean);
  if (!asked) return { problem: "Type the question first." };
  if (choices.length === 1) return { problem: "Give two choices or more, one per line, or none for an answer in words." };
  if (choices.length > MOST_CHOICES) return { problem: `At most ${MOST_CHOICES} choices.` };
  if ([asked, ...choices].some((text) => text.length > MOST_LETTERS)) return { problem: `At most ${MOST_LETTERS} letters in a question or a choice.` };
  return { question: { words: asked, choices, free: !choices.length, right: choices.length && right ? right - 1 : null } };
}

// What an answer to it is, in a few words.
export function answerOf({ choices, free, low, high, unit }) {
  if (free) return "in words";
  if (choices.length) return `${choices.length} choices`;
  return `${low} to ${high}${unit ? ` ${unit}` : ""}`;
}

// Returns {box, take(asks, fits), submit}; `ask(question)` is called with what was chosen, or `note(question)`: for the
// lesson, where this page fits into one.
export function pickerOf(ask, note) {
  const box = el("form", { class: "picker", "aria-label": "A question to the class" });
  const list = box.appendChild(el("div", { class: "picker-list", role: "radiogroup", "aria-label": "Questions that fit this page" }));
  const own = box.appendChild(el("div", { class: "picker-own", hidden: "" }));
  const field = (name, label, node) => {
    own.append(el("label", { class: "quiet", for: name }, label), node);
    return node;
  };
  const words = field("own-words", "Your question", el("input", { id: "own-words", type: "text", maxlength: MOST_LETTERS, autocomplete: "off" }));
  const listed = field("own-choices", "Choices, one per line; none: they answer in words", el("textarea", { id: "own-choices", rows: 3 }));
  const right = field("own-right", "Which is right", el("select", { id: "own-right" }));
  const foot = box.appendChild(el("div", { class: "picker-foot" }));
  const add = el("button", { type: "button", class: "press", onclick: () => hand(note) }, "Add to the lesson");
  foot.append(el("button", { type: "submit", class: "press main" }, "Ask"), add);
  const problem = foot.appendChild(el("span", { class: "picker-problem", role: "status" }));
  let asks = [], chosen = 0, known = "";
  words.value = listed.value = "";

  const rights = () => {
    const choices = listed.value.split("\n").map((line) => line.trim()).filter(Boolean), before = right.value;
    right.replaceChildren(el("option", { value: "0" }, "None of them"), ...choices.map((text, i) => el("option", { value: `${i + 1}` }, text)));
    right.value = Number(before) <= choices.length ? before || "0" : "0";
  };
  listed.oninput = rights;
  rights();

  const choose = (place) => {
    chosen = place;
    own.hidden = place !== asks.length;
    box.classList.toggle("writes", !own.hidden); // the list gives way to the fields
    if (!own.hidden) list.scrollTop = list.scrollHeight;
    problem.textContent = "";
  };
  const row = (place, title, hint) => {
    const label = el("label", { class: "picker-row" }), input = el("input", { type: "radio", name: "ask", value: `${place}` });
    input.checked = place === chosen;
    input.onchange = () => choose(place);
    label.append(input, el("span", { class: "picker-words" }, title), el("span", { class: "picker-hint quiet" }, hint));
    return label;
  };

  function hand(on) {
    const { question, problem: wrong } = chosen < asks.length ? { question: asks[chosen].question } : ownQuestion(words.value, listed.value, Number(right.value));
    problem.textContent = wrong ?? "";
    if (question) on(question);
  }

  box.onsubmit = (event) => {
    event.preventDefault();
    hand(ask);
  };

  return {
    box,
    take(given, fits = true) {
      add.hidden = !fits;
      const key = JSON.stringify(given);
      if (key === known) return;
      known = key;
      asks = given;
      choose(Math.max(0, given.findIndex(({ first }) => first)));
      const rows = given.map(({ question, hint }, i) => row(i, question.words, [answerOf(question), hint].filter(Boolean).join(" · ")));
      list.replaceChildren(...rows, row(given.length, "Your own question", "with choices, or in words"));
    },
    submit: () => hand(ask),
  };
}
