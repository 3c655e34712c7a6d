// The question that is open: its words, how many have answered, what they answered, and what is done next.

import { el, fill } from "../paper.mjs";
import { draw } from "../scan.mjs";
import { answerOf } from "./picker.mjs";
import { saidOf } from "./said.mjs";
import { medians, spreadPicture } from "./spread_picture.mjs";
import { toldOf } from "./stages.mjs";

// `press(words, onclick, name)` makes a button. Returns {draw(question, lead, acts, facts), focus}; `acts`: the one that comes next first.
export function askedOf(box, press, to) {
  const top = box.appendChild(el("div", { class: "asked-top" })), words = top.appendChild(el("h2", { class: "asked-words serif" }));
  const count = el("p", { class: "asked-count" }), choices = el("ul", { class: "asked-choices" });
  const many = count.appendChild(el("b", { class: "serif" })), of = count.appendChild(el("span", { class: "quiet" }));
  const spread = spreadPicture(), said = saidOf((device, on) => to.post({ do: "show words", number: shown.number, device, shown: on }));
  const note = el("p", { class: "asked-note" }), row = el("div", { class: "asked-acts" });
  const buttons = [press("", () => now[0]?.press(), "main"), press("", () => now[1]?.press())];
  row.append(...buttons);
  top.append(row);
  const late = el("div", { class: "asked-join" }); // for who comes late, while nothing else is to be seen
  box.append(late, count, choices, spread.box, said.box, note);
  let now = [], shown = null;
  return {
    focus: () => buttons[0].focus({ preventScroll: true }),
    draw(question, lead, acts, { large, width, join }) {
      [shown, now] = [question, acts];
      const open = question.stage === "guess" || question.stage === "again";
      box.dataset.stage = question.stage;
      fill(words, {}, question.words);
      count.hidden = !open;
      late.hidden = !large || question.stage !== "guess";
      if (!late.hidden && late.dataset.code !== join.scanned) {
        late.dataset.code = join.scanned;
        draw(late, { rows: join.code, label: `Opens ${join.scanned}` });
      }
      fill(many, {}, `${question.count}`);
      fill(of, {}, countOf(question, lead.all.here));
      choices.replaceChildren(...(question.stage === "guess" ? answersOf(question) : []).map((text) => el("li", {}, text)));
      spread.draw(question, width, { large, run: lead.all.run?.sides.at(-1)?.rows });
      said.draw(question.free ? lead.words ?? [] : []);
      fill(note, {}, noteOf(question));
      buttons.forEach((button, i) => {
        button.hidden = !acts[i];
        if (acts[i]) fill(button, {}, acts[i].words);
      });
    },
  };
}

const countOf = ({ stage }, here) => {
  if (!here) return "have answered. Nobody is here yet: Join shows the way.";
  return `of ${here} have answered${stage === "again" ? " again" : ""}`;
};

// What can be answered, as long as nothing else is seen.
const answersOf = (question) => (question.choices.length ? question.choices : [question.free ? "in a few words" : `a number, ${answerOf(question)}`]);

// One or two sentences below the answers.
export function noteOf(question) {
  if (question.truth) return [question.spread?.moved?.words, question.truth.why].filter(Boolean).join(" ");
  if (question.stage === "run") return toldOf("run");
  if (question.spread?.first.n === 0) return "Nobody has answered.";
  if (question.stage === "spreads" && !question.spread?.second) return "Nobody has answered again.";
  const now = question.stage === "spread" ? toldOf("spread") : question.spread?.moved?.words;
  return [now, medians(question)].filter(Boolean).join(" · ");
}
