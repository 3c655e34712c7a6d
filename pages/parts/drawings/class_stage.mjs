// The panel of a room tells what it does next, and the keys of the whole app lead through it. Both are modules of their
// own, so they meet on the document.

const ROOM = (document[Symbol.for("lab class")] ??= { panel: null });
const CHANGED = "lab-class";

/** @typedef {{words: string, press: () => void}} Step */

/**
 * Told again only when something of it has changed.
 * @param {Element} root of the panel
 * @param {{next: Step | null, beats: string[], now: string, covers: boolean, seconds: number, acts: Record<string, () => void>}} told
 * `covers`: it stands in the place of the picture; `seconds`: at the end of the axis on which they guessed, 0 for none
 */
export function tellClass(root, told) {
  const key = JSON.stringify([told.next?.words, told.beats, told.now, told.covers]), before = ROOM.panel;
  ROOM.panel = { root, key, ...told };
  if (before?.root !== root || before.key !== key) document.dispatchEvent(new CustomEvent(CHANGED));
}

// It has left the page.
export function leaveClass(root) {
  if (ROOM.panel?.root !== root) return;
  ROOM.panel = null;
  document.dispatchEvent(new CustomEvent(CHANGED));
}

// What a room shows now; null for none.
export const classNow = () => (ROOM.panel?.root.isConnected ? ROOM.panel : null);

// Seconds that a run has on its axis while a class watches it: what was guessed stands at the same place.
export const secondsNow = () => classNow()?.seconds ?? 0;

// `then()` at each change; the result ends it.
export function listenToClass(then) {
  document.addEventListener(CHANGED, then);
  return () => document.removeEventListener(CHANGED, then);
}
