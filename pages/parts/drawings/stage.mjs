// The picture that is presented tells what of it is shown, and whoever leads through its beats hears it. Both may have
// been loaded as modules of their own, so they meet on the document.

const STAGE = (document[Symbol.for("lab stage")] ??= { picture: null });
const CHANGED = "lab-stage";

/**
 * Told again only when something of it has changed.
 * @param {Element} root of the picture
 * @param {import("./beats.mjs").Staged & {run: string, playing: boolean}} staged
 * @param {(laid: "plain" | "ran" | "line") => void} lay
 */
export function tellStage(root, staged, lay) {
  const key = JSON.stringify(staged);
  if (STAGE.picture?.root === root && STAGE.picture.key === key) return;
  STAGE.picture = { root, key, staged, lay };
  document.dispatchEvent(new CustomEvent(CHANGED));
}

// What stands there now; null for nothing.
export const onStage = () => (STAGE.picture?.root.isConnected ? STAGE.picture : null);

// `then()` at each change; the result ends it.
export function listenToStage(then) {
  document.addEventListener(CHANGED, then);
  return () => document.removeEventListener(CHANGED, then);
}
