// What stands in words around the picture: the state line above, the legend and the four figures below.

const STATE_MARKS = {
  ready: ["ring idle", MARKS.queued[1]], running: ["dot", MARKS.streaming[1]], done: ["line", MARKS.done[1]],
  partial: ["half", "M0 -4.5a4.5 4.5 0 0 0 0 9z M0 -4.5a4.5 4.5 0 0 1 0 9a4.5 4.5 0 0 1 0 -9"],
  failed: ["line failed", MARKS.failed[1]], stopped: ["block", "M-4 -4H4V4H-4Z"],
};

function drawState(s) {
  const [kind, head, rest] = s.data.state;
  const [world, more] = s.data.world;
  const pen = s.flow.state;
  const [look, path] = STATE_MARKS[kind];
  pen.begin();
  const mark = pen.put("mark", "span", { class: "sign", "aria-hidden": "true" });
  if (mark.dataset.kind !== kind) {
    mark.dataset.kind = kind;
    const drawing = svg("svg", { width: 14, height: 14, viewBox: "-7 -7 14 14" });
    drawing.append(svg("path", { class: `mark ${look} k-work`, d: path }));
    mark.replaceChildren(drawing);
  }
  pen.put("head", "b", {}, head);
  pen.put("rest", "span", { class: "rest" }, rest);
  const right = pen.put("world", "span", { class: "world" });
  if (right.dataset.said !== world + more) {
    right.dataset.said = world + more;
    right.replaceChildren(el("b", {}, world), more ? ` ${more}` : "");
  }
  pen.end();
}

function drawLegend(s) {
  const pen = s.flow.legend;
  pen.begin();
  for (const [order, [mark, kind, words]] of (s.data.legend || []).entries()) {
    const item = pen.put(mark, "span", { class: "item", style: `order:${order}` });
    if (item.dataset.kind === kind + words) continue;
    item.dataset.kind = kind + words;
    item.replaceChildren(swatch(mark === "failed" && words.includes("back-off") ? "retried" : mark, kind), words);
  }
  const asks = { waited: "what the run waited for", critical: "critical path" };
  for (const [name, words] of Object.entries(asks)) {
    if (!s.data[name]?.length || s.data.count < 2 || s.data.count > s.data.calls.length) continue;
    const button = pen.put(name, "button", { class: "item", type: "button", style: "order:9", "aria-pressed": `${s[name]}` });
    if (button.onclick) continue;
    button.append(swatch(name, "work"), words);
    button.onclick = () => { s[name] = !s[name]; show(s); };
  }
  pen.end();
  const why = Object.keys(asks).filter((name) => s[name] && s.data.why?.[name]).map((name) => s.data.why[name]).join(" ");
  if (s.flow.why.textContent !== why) s.flow.why.textContent = why;
}

function swatch(mark, kind) {
  const drawing = svg("svg", { width: 26, height: 12, viewBox: "0 0 26 12", "aria-hidden": "true" });
  const bar = (name, x, width, hatch) => svg("rect", {
    class: `bar ${name} k-${kind}`, x: x + 0.75, y: 1.25, width: width - 1.5, height: 9.5, rx: 2, fill: hatch ? `url(#hatch-${hatch})` : null,
  });
  if (mark === "retried") drawing.append(bar("failed", 0, 13), svg("path", { class: "backoff", d: "M14 6H26" }));
  else if (mark === "critical") drawing.append(bar("plain", 3, 20), svg("rect", { class: "critical", x: 1, y: -1, width: 24, height: 14, rx: 3 }));
  else if (mark === "slot" || mark === "waited") drawing.append(svg("path", { class: mark, d: "M0 6H26" }));
  else drawing.append(bar(mark, 0, 26, mark === "wait" ? kind : mark === "cancelled" ? "idle" : null));
  return drawing;
}

function drawFigures(s) {
  const pen = s.flow.figures;
  pen.begin();
  for (const [value, name, sentence] of s.data.numbers || []) {
    const item = pen.put(name, "div", { class: "figure" });
    if (item.dataset.said === value + sentence) continue;
    item.dataset.said = value + sentence;
    const words = el("div", { class: "quiet" }, ` ${sentence}`);
    const big = el("div", { class: "value serif" }, value.replace("×", ""));
    if (value.endsWith("×")) big.append(el("span", { class: "times" }, "×"));
    words.prepend(el("b", {}, name));
    item.replaceChildren(big, words);
  }
  pen.end();
}
