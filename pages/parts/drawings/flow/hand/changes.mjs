// The changes of a run in their order, as the hand makes them, and as an address carries them.

/** @typedef {(string | number | null)[]} Change as `core/what_if/written.py` writes it */

export const MOST = 50; // as core takes

const REPLACES = { lasts: 2, limit: 1 }; // how much of a change has to be the same, for the next one to take its place

/**
 * With one more; one that says the same of the same thing anew takes the place of the last.
 * @param {Change[]} changes
 * @param {Change} change
 */
export function withChange(changes, change) {
  const last = changes.at(-1), same = REPLACES[change[0]];
  const replaces = same !== undefined && last !== undefined && change.slice(0, same).every((part, i) => last[i] === part);
  return [...(replaces ? changes.slice(0, -1) : changes), change];
}

const written = (part) => (part === null ? "none" : typeof part === "number" ? `${Math.round(part * 1e6) / 1e6}` : part);

// What an address says of them, such as "lasts-3-0.4_limit-none".
export const inAddress = (changes) => changes.map((change) => change.map(written).join("-")).join("_");

// A line of text with the changes in it, or without: `query` is what follows the question mark.
export function queryWith(query, changes) {
  const asked = new URLSearchParams(query);
  if (changes.length) asked.set("what_if", inAddress(changes));
  else asked.delete("what_if");
  return `${asked}`;
}
