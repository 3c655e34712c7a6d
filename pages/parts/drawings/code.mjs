// The pattern's source with line numbers; the line that made the chosen call is marked.

import { el } from "./paper.mjs";

const KEYWORDS = [
  "and", "as", "async", "await", "break", "class", "continue", "def", "elif", "else", "except", "False", "finally",
  "for", "from", "if", "import", "in", "is", "lambda", "None", "not", "or", "pass", "raise", "return", "True", "try",
  "while", "with", "yield",
];
const PYTHON = new RegExp(
  [
    String.raw`(?<comment>#[^\n]*)`,
    String.raw`(?<string>[rbfRBF]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))`,
    String.raw`(?<keyword>\b(?:${KEYWORDS.join("|")})\b)`,
    String.raw`(?<word>\b(?:llm|parse|gather|speculate)\b(?=\())`,
    String.raw`(?<decorator>^[ \t]*@\w+)`,
  ].join("|"),
  "gm",
);

// The source as lines of [text, class].
export function pythonLines(source) {
  const lines = [[]];
  const put = (text, look) => {
    text.split("\n").forEach((part, number) => {
      if (number) lines.push([]);
      if (part) lines[lines.length - 1].push([part, look]);
    });
  };
  let at = 0;
  for (const match of source.matchAll(PYTHON)) {
    put(source.slice(at, match.index), "");
    put(match[0], Object.keys(match.groups).find((name) => match.groups[name] !== undefined));
    at = match.index + match[0].length;
  }
  put(source.slice(at).replace(/\n+$/, ""), "");
  return lines;
}

const OPENS = "([{", CLOSES = ")]}";

// The pieces of a line, those together between which it may not go on below: what stands in brackets and what is called
// with it. A text or a comment by itself goes on where it likes.
export function unitsOf(pieces) {
  const units = [];
  let unit = null, depth = 0;
  for (const [text, look] of pieces) {
    const isText = look === "string" || look === "comment";
    for (const part of isText ? [text] : text.split(/(\s+|[()[\]{}])/).filter(Boolean)) {
      if (!depth && ((isText && !unit) || /^\s+$/.test(part))) {
        units.push([[part, look]]);
        unit = null;
        continue;
      }
      if (!unit) units.push(unit = []);
      unit.push([part, look]);
      if (OPENS.includes(part)) depth += 1;
      else if (CLOSES.includes(part)) depth = Math.max(0, depth - 1);
    }
  }
  return units;
}

// A function's source. `calls`: the ids of the calls that each line made; a press on such a line is `pick(ids)`.
// Returns {mark(line), bring}: the first marks a line or, with null, none; the second brings it into sight again.
export function buildCode(parent, { file, first, source }, calls = new Map(), pick = null) {
  parent.replaceChildren();
  const title = parent.appendChild(el("h2", {}));
  const where = parent.appendChild(el("div", { class: "code-file quiet" }));
  const block = parent.appendChild(el("div", { class: "code-lines", tabindex: 0, role: "region" }));
  const table = block.appendChild(el("pre"));
  const lines = new Map();
  pythonLines(source).forEach((pieces, index) => {
    const number = first + index;
    lines.set(number, table.appendChild(codeLine(number, pieces, calls.get(number), pick)));
  });
  let marked = null;
  const mark = (line, chosen = true) => {
    marked?.classList.remove("marked");
    marked?.removeAttribute("aria-current");
    marked = lines.get(line) || null;
    title.textContent = marked && chosen ? "The line that made this call" : "The code that runs";
    where.textContent = marked ? `${file}, line ${line}` : file;
    block.setAttribute("aria-label", `Source of ${where.textContent}`);
    if (!marked) return;
    marked.classList.add("marked");
    marked.setAttribute("aria-current", "true");
    bring();
  };
  const bring = () => {
    if (!marked) return;
    const top = marked.offsetTop, seen = block.scrollTop;
    const beyond = top + marked.offsetHeight > seen + block.clientHeight;
    const high = parseFloat(getComputedStyle(marked).lineHeight), above = Math.max(0, block.clientHeight - marked.offsetHeight) / 2;
    if (top < seen || beyond) block.scrollTop = top - Math.floor(above / high + 0.1) * high; // no line is cut above it
    block.scrollLeft = 0;
  };
  mark(null);
  return { mark, bring };
}

function codeLine(number, pieces, ids, pick) {
  const line = el("div", { class: "code-line" });
  line.append(el("span", { class: "code-number", "aria-hidden": "true", "data-n": number }));
  const code = line.appendChild(el("code"));
  const indent = pieces.length && !pieces[0][1] ? pieces[0][0].search(/\S|$/) : 0;
  code.style.setProperty("--indent", indent + 4); // on paper and for a class, where a line that is too long goes on
  for (const unit of unitsOf(pieces)) {
    const parts = unit.map(([text, look]) => (look ? el("span", { class: `py-${look}` }, text) : text));
    const within = parts.length > 1 ? code.appendChild(el("span", { class: "code-unit" })) : code;
    within.append(...parts);
  }
  if (!pieces.length) code.append(" ");
  code.append("\n");
  if (ids && pick) {
    const words = ids.length === 1 ? "1 call" : `${ids.length} calls`;
    line.classList.add("made");
    line.append(el("button", { type: "button", class: "code-calls", "aria-label": `Line ${number}: ${words}, choose` }, words));
    line.onclick = () => pick(ids);
  }
  return line;
}

/**
 * The code by itself.
 * @param {import("./views.mjs").Code} data
 */
export function draw(root, data, { state }) {
  if (state.code === data.source + data.file) return;
  state.code = data.source + data.file;
  buildCode(root, data);
}
