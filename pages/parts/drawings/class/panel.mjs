// The room on a page: who is here, the question and its answers, and the one button that goes on.

import { buttonOf } from "../button_of.mjs";
import { bringIntoSight } from "../in_sight.mjs";
import { el, fill } from "../paper.mjs";
import { askedOf } from "./asked.mjs";
import { joinOf } from "./join.mjs";
import { pickerOf } from "./picker.mjs";
import { actsOf, beatOf, BEATS, isOver, takesPlace, toldOf, waitsOf } from "./stages.mjs";

const SEEN = 320; // px of the panel that are in sight when the truth comes down
const SAY = 4000; // ms between two counts that a screen reader says

/**
 * Returns {box, take(data), show(lead), tell(words), size(width), now()}.
 * @param {{post: (what: object) => Promise<object | null>, trigger: (value: object) => void, change: () => void}} to `change`:
 * what the panel shows has changed
 */
export function panelOf(to) {
  const box = el("section", { class: "room", "aria-label": "Class" });
  const head = box.appendChild(el("div", { class: "room-head" }));
  const letters = head.appendChild(el("b", { class: "room-letters serif" })), here = head.appendChild(el("span", { class: "room-here" }));
  const press = (words, onclick, name = "") => el("button", { type: "button", class: `press ${name}`.trim(), onclick }, words);
  const tabs = { join: press("Join", () => open("join")), ask: press("Ask", () => open("ask")), answers: press("The answers", () => lay("answers")), everyone: press("Everyone runs it", () => open("everyone")), runs: press("Our runs", () => open("runs")) };
  const line = el("span", { class: "room-line", role: "status" });
  const way = press("In class →", () => to.trigger({ do: "class" }), "room-way");
  head.append(...Object.values(tabs), line, way);
  const body = box.appendChild(el("div", { class: "room-body" }));
  const join = body.appendChild(el("div", { class: "room-join" }));
  const picker = pickerOf((question) => act({ ask: question }), (question) => to.trigger({ do: "add", question: { page: state.data.page, query: state.data.order ?? {}, ...question } }) ?? open("ask"));
  const round = body.appendChild(roundOf((own) => act({ round: own }), press));
  const asked = body.appendChild(el("div", { class: "asked" }));
  body.append(picker.box);
  const parts = askedOf(asked, press, to);
  const says = box.appendChild(el("p", { class: "hidden", role: "status", "aria-live": "polite" }));

  const state = { data: null, lead: null, opened: "", laid: "answers", key: "", round: null, width: 0, said: "", sayAt: 0 };
  // What is over stays with the page and the ready-made input that it was about.
  const isElsewhere = ({ page, query }) => !state.data.whole && (page !== state.data.page || Boolean(query?.preset && state.data.order && query.preset !== state.data.order.preset));
  const question = () => {
    const last = state.lead?.all.question ?? null;
    return last && isOver(last.stage, about()) && isElsewhere(state.lead.about) ? null : last;
  };
  const stage = () => question()?.stage ?? null;
  const about = () => aboutOf(state.lead?.about ?? null, state.data);

  async function act({ ask, round: own, to: next, start, opens }) {
    if (own !== undefined) return (await to.post({ do: "everyone", order: { page: state.data.page, query: state.data.order, own } })) && state.opened === "everyone" && open("everyone");
    if (ask) {
      if (!(await to.post({ do: "ask", question: { page: state.data.page, ...ask } }))) return;
      state.opened = "ask";
      return open("ask"), parts.focus();
    }
    if (opens) return open("ask");
    if (start === "asked" || start === "single") return to.trigger(start === "asked" ? { do: "asked" } : { do: "start", start });
    if (start) return buttonOf(`${state.data.page} ${start}`)?.click();
    return to.post({ do: "stage", number: question().number, to: next });
  }

  function open(what) {
    state.opened = state.opened === what ? "" : what;
    redraw();
  }

  function lay(what) {
    state.laid = state.laid === what && what === "answers" && !state.opened ? "picture" : what;
    state.opened = "";
    redraw();
  }

  // The question of the lesson's step that this page shows is still to be asked.
  const waits = () => waitsOf(state.lead, state.data, about());
  const acts = () => actsOf(stage(), about()).filter((one) => !one.ask || !state.data.whole).map((one) => ({ ...one, press: () => act(one.ask ? { opens: true } : one) }));

  // What lies over the question goes on by itself.
  function ownStep() {
    const asks = state.opened === "join" && (!question() || waits());
    const go = { ask: picker.submit, everyone: () => act({ round: false }), join: () => open(asks ? "ask" : "join"), runs: () => open("runs") };
    const words = { ask: "ask", everyone: "everyone runs it", join: asks ? "ask" : "" };
    return state.opened ? { words: words[state.opened] || "go on", press: go[state.opened] } : null;
  }

  function redraw() {
    const { data, lead } = state;
    if (!data) return;
    const shown = question(), talk = takesPlace(stage()), large = data.compact;
    box.classList.toggle("large", large);
    fill(letters, {}, data.room);
    fill(here, {}, lead ? `${lead.all.here} here` : "…");
    head.hidden = data.whole; // the page itself says it, large, and has the questions that are over
    box.hidden = data.whole && (!shown || shown.stage === "truth");
    tabs.ask.hidden = data.whole || Boolean(shown) && !["truth", "spreads", "spread"].includes(shown.stage) && state.opened !== "ask";
    tabs.answers.hidden = !(large && shown && !talk && shown.spread);
    for (const [name, tab] of Object.entries(tabs)) tab.setAttribute("aria-expanded", String(name === (state.opened || state.laid)));
    tabs.everyone.hidden = !data.order;
    tabs.runs.hidden = !large || !(lead?.pool || lead?.all.everyone);
    join.hidden = state.opened !== "join";
    round.hidden = state.opened !== "everyone" || !data.order;
    picker.box.hidden = state.opened !== "ask";
    asked.hidden = Boolean(state.opened) || !shown || (large && !talk && state.laid === "picture") || (large && shown.stage === "run");
    body.hidden = join.hidden && picker.box.hidden && round.hidden && asked.hidden;
    if (!asked.hidden) parts.draw(shown, lead, acts(), { large, width: state.width, join: data.join });
    say(shown);
    to.change();
  }

  // Often enough to know how far it is, and no word for each answer.
  function say(shown) {
    const words = !shown ? "" : shown.stage === "guess" || shown.stage === "again" ? `${shown.count} of ${state.lead.all.here} answered` : toldOf(shown.stage);
    const now = performance.now();
    if (words === state.said || (now < state.sayAt && state.key === `${shown?.number} ${shown?.stage}`)) return;
    Object.assign(state, { said: words, sayAt: now + SAY });
    fill(says, {}, words);
  }

  return {
    box,
    take(data) {
      if (!data.whole && data.room !== state.data?.room) join.replaceChildren(joinOf(data.join, data.room));
      state.data = data;
      picker.take(data.asks, data.listed);
      redraw();
    },
    show(lead) {
      const next = lead.all.question, key = `${next?.number} ${next?.stage}`;
      if (!state.lead && !next && !lead.all.here) state.opened = "join"; // nobody knows yet how to come in
      state.lead = lead;
      if (key !== state.key) {
        if (next && state.key && ["join", "runs"].includes(state.opened)) state.opened = "";
        state.laid = "answers"; // at each new stage; while a run goes on the picture has the room anyway
        if (state.key && next?.stage === "truth") bringIntoSight(box, SEEN);
      }
      const number = lead.all.everyone?.number ?? 0;
      if (state.round !== null && number > state.round && state.data?.compact) state.opened = "runs"; // it grows a dot a run
      state.round = number;
      redraw();
      state.key = key;
    },
    tell: (words) => fill(line, {}, words),
    size(width) {
      if (width !== state.width) {
        state.width = width;
        redraw();
      }
    },
    // Is the class's board in the place of the picture?
    runs: () => state.opened === "runs",
    // What stands there, for the keys and for what lies around it.
    now() {
      const shown = question(), own = ownStep();
      const looks = shown?.stage === "truth" && state.data?.compact && state.laid === "answers";
      const asks = waits() ? { words: "ask", press: () => open("ask") } : null, [first] = acts();
      const goes = first && (!first.ask || takesPlace(shown?.stage)) ? first : asks; // an own question may have no truth to end with
      const next = state.data?.whole ? null : own ?? (looks && !asks ? { words: "the picture", press: () => lay("picture") } : goes);
      return {
        next, beats: shown ? BEATS : [], now: shown ? beatOf(shown.stage) : "",
        covers: Boolean(state.data?.compact && (!body.hidden || state.opened === "runs")),
        seconds: shown?.unit === "s" && shown.stage !== "truth" ? shown.high : 0,
        acts: {
          ask: () => (state.opened === "ask" ? picker.submit() : open("ask")),
          show: () => acts().find(({ to: at }) => ["spread", "spreads", "truth"].includes(at))?.press(),
          again: () => acts().find(({ to: at }) => at === "again")?.press(),
          everyone: () => (state.opened === "everyone" ? act({ round: false }) : state.data?.order && open("everyone")),
          join: () => open("join"), answers: () => lay("answers"), ...(state.data?.following ? { next: () => to.trigger({ do: "open", place: state.data.place + 1 }) } : {}),
        },
      };
    },
  };
}

// What answers a question: a button of its page, the way to that page, or what the teacher called right.
export function aboutOf(about, { page, starts }) {
  const known = about?.right ?? false;
  if (!about?.kind) return { start: "", known };
  return { start: about.page === page ? (starts[about.kind] ?? "") : "asked", known };
}

// Each phone runs what stands in the fields: with a seed of its own, or with an input of its own, too.
function roundOf(start, press) {
  const box = el("div", { class: "round" }), row = el("div", { class: "asked-acts" });
  row.append(press("Everyone runs it", () => start(false), "main"), press("Each with an input of its own", () => start(true)));
  box.append(el("p", {}, "Every phone runs what stands in the fields, both ways and with a seed of its own, on this computer: simulated, whatever model is chosen here."), row);
  return box;
}
