// What stands on a phone's screen, by what the room and the device are told: which parts, and which can be answered.

import { inWords } from "./words.mjs";

const own = (mine, question) => mine.mine?.[question.number] ?? {};

// `all`, `mine`, `round`: the last that was heard of each. Parts in their order, `key`: what is asked, while it is the same.
export function screen({ all, mine = {}, round = null }) {
  const { question, run } = all, asks = question?.turn ? question : null;
  const everyone = all.everyone && all.everyone.after >= (question?.number ?? 0) ? all.everyone : null; // else it is over
  const past = question && !asks && !(everyone && question.stage === "truth"); // what came before a round is no news
  const parts = [];
  if (asks) parts.push("ask");
  if (everyone) parts.push("round");
  if (past) parts.push("asked");
  if (past && question.truth) parts.push("truth");
  if (run && (past || !everyone)) parts.push("run");
  if (past && question.spread) parts.push("spread");
  if (!parts.length) parts.push("waiting");
  if (mine.score?.length) parts.push("score");
  return {
    parts,
    key: asks ? `${asks.number} ${asks.turn}` : "",
    head: `Room ${all.room} · ${all.here} here`,
    first: question ? own(mine, question)[1] : undefined,
    answer: asks ? own(mine, asks)[asks.turn] : undefined,
    mineRound: everyone && round?.number === everyone.number ? round : null,
  };
}

// The line under what is asked: what becomes of the answer.
export function answerLine(question, answer, pending) {
  if (pending !== undefined) return `Not sent yet: ${inWords(question, pending)}. It is sent as soon as there is a connection.`;
  if (answer === undefined) return question.turn === 2 ? "Talk with a neighbour, then answer again." : "";
  return `Your answer: ${inWords(question, answer)}. You can change it until the turn ends.`;
}

// What one has answered, beside what is shown.
export function ownLine(question, given) {
  const [first, second] = [given[1], given[2]].map((value) => inWords(question, value));
  if (!first && !second) return "You did not answer this one.";
  if (!second || second === first) return `You said ${first || second}${second && first ? ", twice" : ""}.`;
  return first ? `You said ${first}, then ${second}.` : `You said ${second}.`;
}

// Of a round of Everyone runs it: what to do, and how it stands. `ran`: this page has pressed Run in it.
export function roundLine(round, ran) {
  if (!round?.frame) return ran ? "Your run is lost: the server was started again while it ran. Run it once more." : "";
  return round.frame.going ? "" : "It has ended, and is one of the dots on the screen in front.";
}
