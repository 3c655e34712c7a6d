// Where a printed page is from; on the screen it is never seen.

import { el } from "./paper.mjs";

/** @param {import("./views.mjs").Printed} data */
export function draw(root, data) {
  root.replaceChildren(el("p", {}, `Workflow Patterns Lab ${data.address}`));
}
