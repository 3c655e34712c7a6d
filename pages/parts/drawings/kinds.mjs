// What the colours and shapes of calls mean.

import { el, svg } from "./paper.mjs";
import { shape } from "./shape.mjs";

const KINDS = [["work", "does the work"], ["decide", "decides what runs next"], ["judge", "judges"], ["combine", "combines"]];

// The legend as a row of its own.
export function kindsOf() {
  const legend = el("div", { class: "kinds quiet" });
  for (const [kind, words] of KINDS) {
    const entry = legend.appendChild(el("span", { class: "kinds-entry" }));
    const swatch = entry.appendChild(svg("svg", { width: 28, height: 14, "aria-hidden": "true" }));
    swatch.append(svg("path", { class: `kinds-bar k-${kind}`, d: shape(kind, 0, 0, 28, 14) }));
    entry.append(words);
  }
  return legend;
}
