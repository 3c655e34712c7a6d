// The beats by which a page is presented, in their order: a pure function of what stands on the stage. One button leads
// through them, and another one back, which starts nothing.

const BEATS = ["guess", "run", "end to end", "compare", "why"];
const WHOLE = "this page";

/** What stands on a page without a run: the page is its one beat. */
export const ALONE = { state: "alone" };

/**
 * @typedef {object} Staged
 * @property {"plan" | "running" | "ended"} state
 * @property {boolean} pair are two runs beside each other?
 * @property {"plain" | "ran" | "line"} laid how the bars are arranged
 * @property {boolean} lays can they be arranged?
 * @property {boolean} overlaps did calls overlap, so that one run alone tells the sum from the longest?
 *
 * @typedef {Staged & {compares: boolean, why: boolean}} Shown
 * `compares`: has the page a second reading, or does Run itself start the pair? `why`: is the reason in sight?
 */

// A pair that Run starts is no comparison of the run before it.
const isCompared = ({ pair, compares }) => pair && compares;

/** @param {Shown | typeof ALONE} shown */
export function beatOf(shown) {
  if (shown.state === "alone") return WHOLE;
  if (shown.why) return "why";
  if (shown.state === "plan") return "guess";
  if (isCompared(shown) || shown.laid === "ran") return "compare";
  return shown.laid === "line" ? "end to end" : "run";
}

// Those that are still told: a run that cannot be laid out has only its reason left.
export function beatsOf(shown) {
  if (shown.state === "alone") return [WHOLE];
  const short = shown.state === "ended" && !shown.lays && !isCompared(shown);
  return short ? ["guess", "run", "why"] : BEATS;
}

/**
 * What the next press does; empty while a run goes on.
 * @param {Shown | typeof ALONE} shown
 * @returns {"" | "run" | "line" | "ran" | "compare" | "why" | "page"}
 */
export function onward(shown) {
  if (shown.why || shown.state === "alone") return "page";
  if (shown.state === "plan") return "run";
  if (shown.state === "running") return "";
  if (isCompared(shown) || shown.laid === "ran") return "why";
  if (shown.laid === "plain") return shown.lays ? "line" : "why";
  // What did not overlap took its sum either way: there the other reading is what it is compared with.
  return shown.overlaps || !shown.compares ? "ran" : "compare";
}

/**
 * What the press back does.
 * @param {Shown | typeof ALONE} shown
 * @returns {"" | "picture" | "line" | "plain" | "before" | "page"}
 */
export function back(shown) {
  if (shown.why) return "picture";
  if (shown.state === "plan" || shown.state === "alone") return "page";
  if (shown.state === "running") return "";
  if (isCompared(shown) || shown.laid === "plain") return "before";
  return shown.laid === "ran" ? "line" : "plain";
}

const WORDS = {
  run: "run", line: "end to end", ran: "side by side again", compare: "compare: both run", why: "why",
};

// What the next press does, in words; `page` is the one after this.
export const nextWords = (act, page) => (act === "page" ? page : WORDS[act] ?? "");
