// The page of a phone in a room: one question, one thumb; and all that follows it, kept in step with the room.

import { answerTo } from "./answer.mjs";
import { ask, line } from "./line.mjs";
import { made } from "./made.mjs";
import { runOf, scoreOf, spreadOf } from "./pictures.mjs";
import { answerLine, ownLine, roundLine, screen } from "./screen.mjs";
import { people } from "./words.mjs";

const LOST = "Not connected. What you answered is kept, and this page comes back by itself.";
const NO_COOKIES = "This browser keeps no cookies, so the room could not tell your answers from others’. Allow them for this address and load the page anew.";
const LATE = "Your last answer came too late: the turn had ended.";
const AGAIN = 2000; // ms until what did not arrive is sent again
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

export function start(page) {
  const main = page.querySelector("main"), room = main.dataset.room;
  const state = { all: null, mine: {}, round: null, came: 0, roundCame: 0, pending: null, ran: 0, notice: "", text: "" };
  const head = made("p", { class: "head quiet" }), status = made("p", { class: "status quiet", role: "status" });
  const body = made("div", { class: "body" }), kept = made("p", { class: "foot quiet" }, main.dataset.kept);
  main.append(head, body, status, kept);
  let asked = null, drawnRun = null, drawnRound = null, roundForm = null;

  const width = () => body.clientWidth;
  const question = () => state.all.question;
  const unsent = () => (state.pending && question()?.turn && state.pending.key === screen(state).key ? state.pending.value : undefined);

  async function send(value) {
    const { number, turn } = question();
    state.pending = { key: screen(state).key, number, value };
    state.notice = "";
    show();
    const { key } = state.pending;
    const { told, refused } = await ask(`${room}/answer`, { number, turn, value });
    if (state.pending?.key !== key || state.pending.value !== value) return; // another one has taken its place
    if (told || refused) state.pending = null;
    if (refused) state.notice = refused;
    else if (told) answered(key, told.value);
    else setTimeout(() => state.pending?.key === key && state.pending.value === value && send(value), AGAIN);
    show();
  }
  function answered(key, value) {
    const [number, turn] = key.split(" ");
    const mine = (state.mine.mine ??= {});
    mine[number] = { ...mine[number], [turn]: value };
  }
  async function run() {
    const { number } = state.all.everyone;
    state.ran = number;
    state.notice = "";
    show();
    const { told, refused } = await ask(`${room}/run`, { number, text: state.text });
    if (told) return;
    state.ran = 0;
    state.notice = refused ?? LOST;
    show();
  }

  const draw = {
    waiting: () => [
      made("h2", {}, "You are in."),
      made("p", {}, "The next question comes to this screen by itself. Lay the phone down and listen."),
    ],
    ask(now) {
      if (asked?.key !== now.key) {
        asked = { key: now.key, note: made("p", { class: "note", role: "status" }), ...answerTo(question(), width(), send) };
      }
      const count = Math.max(question().count, now.answer === undefined ? 0 : 1); // counts come a moment later
      const pending = unsent(), first = question().turn === 2 && now.first !== undefined;
      asked.show(pending ?? now.answer);
      asked.note.textContent = answerLine(question(), now.answer, pending);
      return [
        made("p", { class: "quiet turn" }, question().turn === 2 ? "Once more" : "Your guess"),
        made("h2", { id: "asked" }, question().words),
        first && made("p", { class: "quiet" }, ownLine(question(), { 1: now.first })),
        asked.node,
        asked.note,
        made("p", { class: "quiet" }, count ? people(count, "answer") : "No answers yet"),
      ];
    },
    asked: () => [
      made("h2", {}, question().words),
      made("p", { class: "note" }, ownLine(question(), state.mine.mine?.[question().number] ?? {})),
    ],
    truth() {
      const { words, why } = question().truth, score = state.mine.score?.find(({ number }) => number === question().number);
      return [made("p", { class: words.length > 12 ? "figure long" : "figure" }, words), made("p", { class: "why" }, score?.words ?? why)];
    },
    run: () => [
      made("h3", {}, state.all.run.title),
      sideLine(state.all.run),
      (drawnRun = made("div", { class: "run" })),
      made("p", { class: "quiet" }, state.all.run.world),
    ],
    spread() {
      const { spread } = question(), last = spread.second ?? spread.first;
      return [
        made("h3", {}, spread.second ? "First answers, and second ones" : people(last.n, "answer")),
        spreadOf(question(), state.mine.mine?.[question().number] ?? {}, width()),
        spread.moved && made("p", {}, spread.moved.words),
      ];
    },
    round(now) {
      const { everyone } = state.all, round = now.mineRound, goes = round?.frame?.going;
      const waits = state.ran === everyone.number && !round?.frame && !state.notice && !state.lostRun;
      roundForm = roundForm?.number === everyone.number ? roundForm : { number: everyone.number, own: everyone.own && ownText() };
      return [
        made("h2", {}, "Everyone runs it"),
        made("p", {}, everyone.title),
        !round?.frame && roundForm.own,
        !round?.frame && made("button", { type: "button", class: "primary run-it", disabled: waits, onclick: run }, waits ? "Starting" : "Run"),
        round?.frame && sideLine(round.frame),
        round?.frame && (drawnRound = made("div", { class: "run" })),
        made("p", { class: "note" }, roundLine(round, state.lostRun && state.ran === everyone.number)),
        made("p", { class: "quiet" }, `Simulated model${round ? `, seed ${round.seed}` : ""}.`,
          everyone.started > 0 && ` ${everyone.ended} of ${people(everyone.started, "run")} ended.`, goes && " Yours goes on."),
      ];
    },
    score: () => [
      made("h3", {}, "How far off you were"),
      scoreOf(state.mine.score),
      made("p", { class: "quiet" }, "On the line you were right. Only you see this."),
    ],
  };

  // How one run stands; of two it is said in their picture.
  function sideLine({ sides: [{ status: how, state: [words, rest] }, other] }) {
    return !other && made("p", { class: `state ${how}` }, made("b", {}, words), made("span", { class: "quiet" }, ` ${rest}`));
  }

  function ownText() {
    const text = made("textarea", { rows: 3, id: "own-input", maxlength: 2000 });
    text.addEventListener("input", () => { state.text = text.value; });
    return made("div", { class: "own-input" }, made("label", { for: "own-input" }, "Your own input, or none for the one on the screen"), text);
  }

  function show() {
    if (!state.all) return;
    const now = screen(state);
    if (now.key !== asked?.key) asked = null;
    drawnRun = drawnRound = null;
    head.textContent = now.head;
    fill(body, now.parts.map((part) => section(part, draw[part](now))));
    say(state.notice);
    frames();
  }
  function section(part, parts) {
    const before = [...body.children].find((one) => one.dataset.part === part);
    const node = before ?? made("section", { "data-part": part });
    fill(node, parts.flat().filter(Boolean));
    return node;
  }
  // What is the same stays where it is: nothing that is typed, no focus and no press under way is lost.
  function fill(node, fresh) {
    const before = [...node.children];
    const children = fresh.map((child, i) => (before[i]?.isEqualNode(child) ? before[i] : child));
    for (const child of [...node.children]) if (!children.includes(child)) child.remove();
    children.forEach((child, i) => {
      if (node.children[i] !== child) node.insertBefore(child, node.children[i] ?? null);
    });
  }
  function say(words) {
    if (status.textContent !== words) status.textContent = words;
  }

  // The pictures of runs that go on move with this phone's own clock, from the moment that their frame came.
  function frames() {
    const { run: watched, question: about } = state.all, given = about && state.mine.mine?.[about.number];
    const seconds = about?.unit === "s" ? { least: about.high, guess: given?.[2] ?? given?.[1] } : {};
    if (drawnRun) drawnRun.replaceChildren(runOf(watched, width(), { ...seconds, since: since(state.came) }));
    if (drawnRound) drawnRound.replaceChildren(runOf(state.round.frame, width(), { since: since(state.roundCame) }));
    if (((drawnRun && watched.going) || (drawnRound && state.round.frame.going)) && !STILL.matches) next();
  }
  const since = (came) => (STILL.matches ? 0 : performance.now() - came);
  let waiting = false;
  function next() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (state.all) frames();
    });
  }

  function hear(name, data) {
    if (name === "all") {
      state.all = data;
      state.came = performance.now();
      if (state.pending && state.pending.key !== screen(state).key) [state.pending, state.notice] = [null, LATE];
    } else if (name === "mine") state.mine = data;
    else {
      state.lostRun = state.ran === data.number && !data.frame;
      state.round = data;
      state.roundCame = performance.now();
    }
    show();
  }
  function stands(how, words = "") {
    main.dataset.line = how;
    if (how === "lost") state.notice = LOST;
    if (how === "open" && state.notice === LOST) state.notice = "";
    if (how === "over") {
      head.textContent = "";
      body.replaceChildren(made("h2", {}, words), made("p", {}, made("a", { href: "../join" }, "Type the letters of a room")));
      state.all = null;
    }
    if (how === "joining") body.replaceChildren(made("p", { class: "quiet" }, "Joining the room."));
    say(state.notice);
  }
  if (!page.defaultView.navigator.cookieEnabled) return stands("over", NO_COOKIES);
  const connection = line(room, hear, stands);
  page.addEventListener("visibilitychange", () => page.visibilityState === "visible" && connection.wake());
  page.defaultView.addEventListener("online", () => connection.wake());
  page.defaultView.addEventListener("resize", () => {
    asked = null;
    show();
  });
}
