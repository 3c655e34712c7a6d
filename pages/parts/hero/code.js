// The pattern's source with line numbers; the line that made the chosen call is marked.

const PYTHON = new RegExp(
  [
    String.raw`(?<comment>#[^\n]*)`,
    String.raw`(?<string>[rbfRBF]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))`,
    String.raw`(?<keyword>\b(?:and|as|async|await|break|class|continue|def|elif|else|except|False|finally|for|from|if|import|in|is|lambda|None|not|or|pass|raise|return|True|try|while|with|yield)\b)`,
    String.raw`(?<word>\b(?:llm|parse|gather|speculate)\b(?=\())`,
    String.raw`(?<decorator>^[ \t]*@\w+)`,
  ].join("|"),
  "gm",
);

// The source as lines of [text, class].
function pythonLines(source) {
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

// data: {title, file, source, first: number of its first line, line: the marked one or null}
function drawCode(root, data, api) {
  const state = api.state();
  const drawn = JSON.stringify([data.title, data.file, data.source, data.first, data.line]);
  if (state.code === drawn) return;
  state.code = drawn;
  root.replaceChildren();
  const where = data.line ? `${data.file}, line ${data.line}` : data.file;
  root.append(api.el("h3", {}, data.title), api.el("div", { class: "code-file quiet" }, where));
  const block = root.appendChild(api.el("div", { class: "code-lines", tabindex: 0, role: "region", "aria-label": `Source of ${where}` }));
  const table = block.appendChild(api.el("pre"));
  pythonLines(data.source).forEach((pieces, index) => {
    const number = (data.first || 1) + index;
    const marked = number === data.line;
    const line = table.appendChild(api.el("div", { class: marked ? "code-line marked" : "code-line", "aria-current": marked ? "true" : null }));
    line.append(api.el("span", { class: "code-number", "aria-hidden": "true", "data-n": number }));
    const code = line.appendChild(api.el("code"));
    const indent = pieces.length && !pieces[0][1] ? pieces[0][0].search(/\S|$/) : 0;
    code.style.setProperty("--indent", indent + 4); // where a line that is too long goes on
    for (const [text, look] of pieces) code.append(look ? api.el("span", { class: `py-${look}` }, text) : text);
    if (!pieces.length) code.append(" ");
    code.append("\n");
    if (marked) state.marked = line;
  });
  if (data.line && state.marked) block.scrollTop = state.marked.offsetTop - block.clientHeight / 2;
}
