// What a question is answered with: large buttons, a slider with its number to type, or a few words.

import { made } from "./made.mjs";
import { axisOf } from "./pictures.mjs";
import { stepOf } from "./scale.mjs";
import { number } from "./words.mjs";

const MOST_WORDS = 140;

// `send(value)` at an answer. Gives {node, show(answer)}: what was answered is marked from then on.
export function answerTo(question, width, send) {
  if (question.choices.length) return choices(question, send);
  return question.free ? words(send) : numbers(question, width, send);
}

function choices(question, send) {
  const buttons = question.choices.map((choice, place) =>
    made("button", { type: "button", class: "choice", "aria-pressed": "false", onclick: () => send(place) }, choice));
  return {
    node: made("div", { class: "choices", role: "group", "aria-labelledby": "asked" }, buttons),
    show: (answer) => buttons.forEach((button, place) => button.setAttribute("aria-pressed", `${place === answer}`)),
  };
}

function numbers(question, width, send) {
  const { low, high, whole, unit } = question, step = stepOf(low, high, whole);
  let answered = null;
  const bounds = { min: low, max: high, step };
  const typed = made("input", { type: "text", inputmode: whole ? "numeric" : "decimal", autocomplete: "off", id: "typed", "aria-labelledby": "asked",
    size: 4, placeholder: "?", enterkeyhint: "send" });
  const slider = made("input", { type: "range", ...bounds, value: (low + high) / 2, class: "unset", "aria-labelledby": "asked" });
  const button = made("button", { type: "submit", class: "primary", disabled: true }, "Answer");
  const value = () => {
    const given = number(typed.value);
    if (given === null) return null;
    const kept = Math.min(Math.max(given, low), high);
    return whole ? Math.round(kept) : kept;
  };
  function look() {
    const now = value();
    button.disabled = now === null || now === answered;
    button.textContent = answered === null ? "Answer" : now === answered ? "Answered" : "Change the answer";
    slider.classList.toggle("unset", now === null);
    slider.setAttribute("aria-valuetext", now === null ? "nothing yet" : `${now} ${unit}`);
  }
  function put(now) {
    slider.value = now;
    typed.value = `${Math.round(now * 100) / 100}`;
  }
  slider.addEventListener("input", () => {
    put(Number(slider.value));
    look();
  });
  typed.addEventListener("input", () => {
    if (value() !== null) slider.value = value();
    look();
  });
  const form = made("form", { class: "number", novalidate: true },
    made("div", { class: "big" }, typed, unit && made("span", { class: "unit" }, unit)),
    slider, axisOf(question, width), button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const now = value();
    if (now === null || now === answered) return;
    put(now);
    send(now);
  });
  look();
  return {
    node: form,
    show(answer) {
      if (answer !== undefined && answer !== answered) {
        answered = answer;
        if (value() === null) put(answer);
      }
      look();
    },
  };
}

function words(send) {
  let answered = null;
  const text = made("textarea", { rows: 3, maxlength: MOST_WORDS, "aria-labelledby": "asked", "aria-describedby": "shown-by" });
  const button = made("button", { type: "submit", class: "primary", disabled: true }, "Send");
  const look = () => {
    const now = text.value.trim();
    button.disabled = !now || now === answered;
    button.textContent = answered === null ? "Send" : now === answered ? "Sent" : "Send it instead";
  };
  text.addEventListener("input", look);
  const form = made("form", { class: "words" }, text,
    made("p", { class: "quiet", id: "shown-by" }, "It comes to the screen in front only if your teacher lets it, and without a name."), button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (text.value.trim()) send(text.value.trim());
  });
  return {
    node: form,
    show(answer) {
      if (answer !== undefined) answered = answer;
      if (answer !== undefined && !text.value) text.value = answer;
      look();
    },
  };
}
