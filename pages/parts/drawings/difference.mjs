// Two sources in one list of lines: what only the first has is marked −, what only the second has +.

import { el } from "./paper.mjs";

const SIDES = { "-": ["gone", "−", "only before: "], "+": ["new", "+", "only after: "], " ": ["both", " ", ""] };

/** @param {import("./views.mjs").Difference} data */
export function draw(root, data) {
  const legend = el("div", { class: "quiet diff-legend" });
  for (const [mark, name] of [["-", data.first], ["+", data.second]]) {
    const [side, sign] = SIDES[mark];
    const entry = el("span", { class: `diff-${side}` });
    entry.append(el("b", {}, sign), ` only in ${name}`);
    legend.append(entry);
  }
  const block = el("div", { class: "diff-lines", tabindex: "0", role: "region", "aria-label": data.label });
  const pre = block.appendChild(el("pre"));
  for (const [mark, text] of data.lines) {
    const [side, sign, spoken] = SIDES[mark];
    const line = el("div", { class: `diff-line diff-${side}` });
    line.append(el("span", { class: "diff-sign", "aria-hidden": "true" }, sign));
    if (spoken) line.append(el("span", { class: "hidden" }, spoken));
    const code = line.appendChild(el("code", {}, `${text || " "}\n`));
    code.style.setProperty("--indent", text.search(/\S|$/) + 4);
    pre.append(line);
  }
  root.replaceChildren(legend, block);
}
