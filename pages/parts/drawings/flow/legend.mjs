// The legend below the picture: what its marks mean, and what can be marked on request.

import { el, svg } from "../paper.mjs";
import { explain, withTerms } from "../terms.mjs";

const ASKS = { waited: "what the run waited for", critical: "longest chain" };

// `marked`: which of them are asked for; `mark(name)` asks for one, or no longer. `why` says it in a sentence.
export function drawLegend(pen, why, data, marked, mark) {
  pen.begin();
  for (const [order, [sign, kind, words]] of (data.legend || []).entries()) {
    const item = pen.put(sign, "span", { class: "item", style: `order:${order}` });
    const key = kind + words + data.ended;
    if (item.dataset.kind === key) continue;
    item.dataset.kind = key;
    const label = el("span", {});
    label.append(...withTerms(words, data.terms));
    item.replaceChildren(swatch(sign === "error" && words.includes("back-off") ? "retried" : sign, kind), label);
  }
  for (const words of data.status === "running" ? [] : nestedIn(data.folds ?? [])) {
    const item = pen.put(`nested ${words}`, "span", { class: "item", style: "order:8" });
    if (!item.childNodes.length) item.append(swatch("nested"), words);
  }
  for (const [name, words] of Object.entries(ASKS)) {
    if (!data[name]?.length || (name === "critical" && data.critical.length < 2) || data.count < 2 || data.count > data.calls.length) continue;
    const button = pen.put(name, "button", { class: "item", type: "button", style: "order:9", "aria-pressed": `${marked[name]}` });
    if (button.onclick) continue;
    button.append(swatch(name, "work"), words);
    if (data.terms?.[words]) explain(button, data.terms[words]);
    button.onclick = () => mark(name);
  }
  pen.end();
  const sentences = Object.keys(ASKS).filter((name) => marked[name] && data.why?.[name]).map((name) => data.why[name]).join(" ");
  if (why.textContent !== sentences) why.textContent = sentences;
}

// The nested patterns with what they do, those that are alike once.
const nestedIn = (folds) => [...new Set(folds.map(({ name, steps }) => `${name.replace(/ \d+$/, "")}: ${steps}`))].slice(0, 3);

function swatch(mark, kind) {
  const drawing = svg("svg", { width: 26, height: 12, viewBox: "0 0 26 12", "aria-hidden": "true" });
  const bar = (name, x, width, hatch) => svg("rect", {
    class: `bar ${name} k-${kind}`, x: x + 0.75, y: 1.25, width: width - 1.5, height: 9.5, rx: 2, fill: hatch ? `url(#hatch-${hatch})` : null,
  });
  if (mark === "retried") drawing.append(bar("error", 0, 13), svg("path", { class: "back-off", d: "M14 6H26" }));
  else if (mark === "critical") drawing.append(bar("whole", 3, 20), svg("rect", { class: "critical", x: 1, y: -1, width: 24, height: 14, rx: 3 }));
  else if (mark === "nested") drawing.append(svg("path", { class: "nested", d: "M9 3.5L13 8.5L17 3.5" }));
  else if (mark === "slot" || mark === "provider" || mark === "waited") drawing.append(svg("path", { class: mark, d: "M0 6H26" }));
  else drawing.append(bar(mark, 0, 26, mark === "first" || mark === "thinking" ? kind : mark === "cancelled" ? "idle" : null));
  return drawing;
}
