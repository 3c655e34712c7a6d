// What is passed on in a run: each text that goes from an answer, or from a list in the input, into a later prompt, by
// the marks of the trace; each label that decided for a call; each answer that a call was to have and that is missing.

import { askedAt } from "./stretches.mjs";

const LETTERS = 28; // of a text that are shown on its way

/**
 * @typedef {object} Passed
 * @property {number | null} from the call whose answer it is; null: the input
 * @property {number} to the call that is given it
 * @property {number} at when that call was asked for
 * @property {"text" | "label" | "gap"} how it stands in the prompt, or it decided for the call, or it is missing
 * @property {string} text
 * @property {number} [slot] its place among the pieces of the prompt
 * @property {string} [field] of the answer, where it is not the whole of it
 */

/**
 * All of a run, in the order in which its calls were asked for. Of a call without texts nothing is known.
 * @param {import("../sent.mjs").Flow} data
 * @param {Map<number, import("../sent.mjs").Card>} cards
 * @returns {Passed[]}
 */
export function passedOn(data, cards) {
  const calls = new Map(data.calls.map((call) => [call.id, call]));
  const all = data.calls.flatMap((call) => {
    const card = cards.get(call.id), at = askedAt(call), to = call.id;
    if (!card || at === undefined) return [];
    const texts = card.prompt.flatMap((piece, slot) => {
      const from = piece.span ?? null;
      const known = from === null ? piece.item !== undefined : calls.has(from);
      return known ? [{ from, to, at, how: "text", text: piece.text, slot, field: piece.field }] : [];
    });
    const before = beforeOf(data, to).map((id) => calls.get(id)).filter((one) => one && !texts.some(({ from }) => from === one.id));
    const labels = before.filter(({ kind, status }) => kind === "decide" && status === "ok");
    const gaps = card.prompt.flatMap(({ gap }, slot) => (gap ? [slot] : [])), missing = before.filter(({ status }) => status === "error");
    return [
      ...texts,
      ...labels.map(({ id, words }) => ({ from: id, to, at, how: "label", text: words || "" })),
      ...missing.map(({ id }, i) => ({ from: id, to, at, how: "gap", text: "nothing came", slot: gaps[i] })),
    ].sort((a, b) => (a.slot ?? 0) - (b.slot ?? 0));
  });
  return all.sort((a, b) => a.at - b.at);
}

const beforeOf = ({ edges }, id) => edges.filter(([from, to]) => to === id && from !== null).map(([from]) => from);

// What sets off after `from`, up to `to`.
export const setsOff = (passed, from, to) => passed.filter(({ at }) => at > from && at <= to);

// The first words of a text, as many as can be read on their way.
export function slipOf({ text }) {
  const words = text.slice(0, 4 * LETTERS).replace(/\s+/g, " ").trim();
  return words.length <= LETTERS ? words : `${words.slice(0, LETTERS - 1).replace(/\s+\S*$/, "")}…`;
}

/**
 * Where it stands in the answer that it is from, as two places in its text; of a field that is not found, all of it.
 * @returns {[number, number]}
 */
export function placeIn(answer, { how, text, field }) {
  if (how === "text" && !field) return [0, answer.length];
  const written = how === "label" ? text.split(", ")[0] : JSON.stringify(text).slice(1, -1);
  const name = field?.replace(/\[\d+\]$/, "").split(".").pop();
  const at = answer.indexOf(written, name ? Math.max(0, answer.indexOf(`"${name}"`)) + name.length : 0);
  return at < 0 || !written ? [0, answer.length] : [at, at + written.length];
}

/**
 * The ways that a call could decide for, and those that it did; none where there was but one.
 * @returns {{taken: string[], others: string[]}}
 */
export function waysOf({ calls, edges }, id) {
  const next = calls.filter((call) => edges.some(([from, to]) => from === id && to === call.id));
  const others = next.filter(({ id: other, status }) => status === "idle" && other >= 0); // below 0: what a plan left out
  const taken = others.length ? next.filter(({ status }) => status !== "idle") : [];
  return { taken: taken.map(({ name }) => name), others: others.map(({ name }) => name) };
}
