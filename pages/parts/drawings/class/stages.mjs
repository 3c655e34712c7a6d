// What a question asks of the teacher at each stage: a pure function of what the room shows.

const TOLD = {
  guess: "They answer", spread: "Talk with a neighbour", again: "They answer again", spreads: "First and second answers",
  run: "It runs here and on every phone", truth: "What is true",
};

/** @typedef {{words: string, to?: string, start?: string, ask?: boolean}} Act `to`: a stage; `start`: the page's button */

const show = { words: "Show the answers", to: "spread" }, again = { words: "Again", to: "again" };
const both = { words: "Show", to: "spreads" }, anew = { words: "Next question", ask: true };

const STARTS = { go: "Run", compare: "Compare", single: "Run both", asked: "To its page" };

// What brings out what is true: a run of the page, the teacher's own word, or nothing.
function truthOf({ start, known }) {
  if (start) return { words: STARTS[start], start };
  return known ? { words: "Show what is true", to: "truth" } : anew;
}

/**
 * The acts of a stage, the one that comes next first.
 * @param {string | null} stage none: nothing is asked
 * @param {{start: string, known: boolean}} about `start`: the button whose run answers it, or "asked": it
 * is another page's; `known`: the teacher has said what is right
 * @returns {Act[]}
 */
export function actsOf(stage, about) {
  const truth = truthOf(about);
  if (stage === "guess") return [show];
  if (stage === "spread") return [again, truth];
  if (stage === "again") return [both];
  if (stage === "spreads") return [truth];
  if (stage === "run") return [];
  return stage === "truth" ? [anew] : [];
}

// Nothing more comes out: what is true has been shown, or there is no telling.
export const isOver = (stage, about) => stage === "truth" || (stage === "spreads" && truthOf(about) === anew);

/**
 * Has the question that the lesson chose for this page still to be asked?
 * @param {{all: {question: object | null}, about: object | null} | null} lead
 * @param {{asks: {question: object, first: boolean}[], following: boolean, place: number} | null} data
 */
export function waitsOf(lead, data, about) {
  const chosen = data?.place >= 0 ? data.asks.find(({ first }) => first)?.question : null, asked = lead?.all.question;
  if (!lead || !chosen || (asked && !isOver(asked.stage, about))) return false;
  const isIt = asked && (chosen.kind ? chosen.kind === lead.about.kind : chosen.words === asked.words);
  return !(isIt && chosen.page === lead.about.page && chosen.query?.preset === lead.about.query?.preset);
}

// One line that says what happens now.
export const toldOf = (stage) => TOLD[stage] ?? "";

// The stages as the line at the foot names them, and where it stands.
export const BEATS = ["answers", "spread", "again", "both", "run", "truth"];
const AT = { guess: 0, spread: 1, again: 2, spreads: 3, run: 4, truth: 5 };
export const beatOf = (stage) => BEATS[AT[stage]] ?? "";

// Does the panel take the place of the picture? While the class guesses and talks; then the picture has the room.
export const takesPlace = (stage) => ["guess", "spread", "again", "spreads"].includes(stage);
