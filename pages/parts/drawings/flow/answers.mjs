// How much of an answer was there at a moment.

/**
 * How many characters, by the recorded pieces; none where they are not known.
 * @param {import("../sent.mjs").Card} card
 * @param {number} at
 */
export function lettersAt(card, at) {
  const steps = card.deltas || [];
  let low = 0, high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle][0] <= at) low = middle + 1; else high = middle;
  }
  return low ? steps[low - 1][1] : 0;
}

// The first letters of a text as Python counts them: one for each code point.
export function opening(text, count) {
  let end = Math.min(count, text.length);
  for (let i = 0; i < end; i++) if (text.charCodeAt(i) >> 10 === 0x36) end = Math.min(end + 1, text.length);
  return text.slice(0, end);
}

/**
 * What an answer had changed of the text before it when so many of its characters were there.
 * @param {import("../sent.mjs").Change[]} changes
 */
export function changedTo(changes, count) {
  const done = [];
  for (const { text, how } of changes) {
    if (count <= 0) break;
    const shown = how === "gone" ? text : opening(text, count);
    if (how !== "gone") count -= [...shown].length;
    done.push({ text: shown, how });
  }
  return done;
}

// The last words of a text, for the timeline.
export function lastWords(text) {
  return text.slice(-120).replace(/\s+/g, " ").slice(-40).replace(/^\S*\s(?=\S)/, "");
}

const HALVES = new WeakMap(); // by card: what was there at the moment that was asked for last
const NOTHING = { text: "", tail: "" };

// What was there of a card's answer at a moment, and its last words.
export function halfOf(card, at) {
  if (!card?.answer) return NOTHING;
  const count = lettersAt(card, at), known = HALVES.get(card);
  if (known?.count === count) return known;
  const text = opening(card.answer, count), half = { count, text, tail: lastWords(text) };
  HALVES.set(card, half);
  return half;
}
