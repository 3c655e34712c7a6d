// The step card and the code, at the cursor: what of the call was there at that moment, and the line that made it.

const TAIL = 700; // characters of an answer that is still streaming

function readingParts(s, parent) {
  const box = parent.appendChild(el("div", { class: "reading" }));
  const card = box.appendChild(el("section", { class: "card", "aria-label": "The call" }));
  const code = box.appendChild(el("section", { class: "code", "aria-label": "The code" }));
  return { box, card, code };
}

// How many characters of the answer were there, by the recorded pieces; the whole when they are not known.
function lettersAt(card, at) {
  const steps = card.deltas || [];
  let low = 0, high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle][0] <= at) low = middle + 1; else high = middle;
  }
  return low ? steps[low - 1][1] : 0;
}

// The first letters of a text as Python counts them: one for each code point.
function opening(text, count) {
  let end = Math.min(count, text.length);
  for (let i = 0; i < end; i++) if (text.charCodeAt(i) >> 10 === 0x36) end = Math.min(end + 1, text.length);
  return text.slice(0, end);
}

function halfOf(s, call) {
  const card = s.cards.get(call.id);
  if (!card || !card.answer) return "";
  const count = lettersAt(card, s.at);
  if (card.half?.count !== count) card.half = { count, text: opening(card.answer, count) };
  return card.half.text;
}

// The last words of a streaming answer, for the timeline: from the live picture, or from the text as far as it had come.
function tailOf(s, call, now) {
  if (call.tail || call.fold || now.state !== "streaming") return call.tail;
  const half = halfOf(s, call), card = s.cards.get(call.id);
  if (!half) return "";
  if (card.half.tail === undefined) card.half.tail = half.slice(-120).replace(/\s+/g, " ").slice(-40).replace(/^\S*\s(?=\S)/, "");
  return card.half.tail;
}

function drawReading(s) {
  const { box, card, code } = s.flow.reading;
  const call = s.data.calls.find(({ id }) => id === s.focus);
  const reads = Boolean(call) && s.data.ended && !s.data.covered;
  box.hidden = !s.sources.length;
  box.classList.toggle("both", reads);
  card.hidden = !reads;
  if (reads) drawCardAt(s, card, call, s.moments.get(call.id));
  drawCodeAt(s, code, call);
}

// The card is built again when the call or its state changes; in between only its streaming text and its clock move on.
function drawCardAt(s, parent, call, now) {
  const card = s.cards.get(call.id);
  const attempts = now.parts.filter(({ mark }) => mark !== "slot" && mark !== "backoff").length;
  const key = `${call.id} ${now.state} ${attempts} ${s.chosen === call.id} ${s.playing} ${s.asked}`;
  const built = s.card;
  if (built?.key !== key || built.card !== card || built.data !== s.data) {
    s.card = { key, card, data: s.data, ...buildCard(s, parent, call, now, card) };
  }
  const { facts, text } = s.card;
  if (facts) {
    const words = `${STATE_WORDS[now.state]}, ${seconds(Math.max(0, s.at - begunAt(call)))} so far`;
    if (facts.textContent !== words) facts.textContent = words;
  }
  if (text) {
    const half = visible(halfOf(s, call));
    const shown = half.length > TAIL ? `… ${half.slice(-TAIL)}` : half;
    if (text.textContent !== shown) text.textContent = shown || "…";
  }
}

const begunAt = (call) => call.attempts[0]?.[1] ?? call.attempts[0]?.[0] ?? 0;

function buildCard(s, parent, call, now, card) {
  parent.replaceChildren();
  const over = ["done", "failed", "cancelled"].includes(now.state);
  const head = parent.appendChild(el("div", { class: "card-head" }));
  head.append(el("h2", {}, over && card ? card.title : call.name), cardMode(s, call));
  const facts = parent.appendChild(el("div", { class: "card-facts quiet" }, over && card ? card.facts : STATE_WORDS[now.state]));
  const moving = !over && now.state !== "idle";
  cardAround(s, parent, call);
  if (!card) {
    parent.append(cardMissing(s, call));
    return { facts: moving ? facts : null };
  }
  if (now.state === "idle") {
    parent.append(el("p", { class: "card-said" }, "Not asked for yet at this moment."));
    return {};
  }
  const grid = parent.appendChild(el("div", { class: "card-grid" }));
  const more = () => askFor(s, call.id);
  cardAsked(grid, card, s.api, more);
  let text = null;
  if (over) cardAnswered(grid, card, s.api, more);
  else {
    const answer = cardPart(grid.appendChild(el("div")), "Answer", s.api);
    if (now.state === "streaming") text = answer.appendChild(el(card.program ? "pre" : "div", { class: "card-text", dir: "auto" }));
    else answer.append(el("p", { class: "card-said" }, now.state === "queued" ? "Nothing sent yet." : "No text yet."));
  }
  const shown = card.attempts.slice(0, over ? undefined : now.parts.filter(({ mark }) => mark === "failed" || mark === "cancelled").length);
  if (shown.length) cardAttempts(parent, shown, s.api);
  return { facts: moving ? facts : null, text };
}

// Whether the card follows the run or stays with what the reader chose.
function cardMode(s, call) {
  const mode = el("span", { class: "card-mode quiet" });
  if (s.chosen === call.id) {
    mode.append("chosen · ", el("button", { type: "button", onclick: () => choose(s, null) }, "follow the run"));
  } else mode.append(s.playing || s.at < s.data.end ? "following the run" : "");
  return mode;
}

// The calls that it depends on and those that depend on it: each a way to that call.
function cardAround(s, parent, call) {
  const { before, after } = around(s, call.id);
  const names = new Map(s.data.calls.map((one) => [one.id, one.name]));
  const line = parent.appendChild(el("p", { class: "card-around quiet" }));
  for (const [words, ids] of [["After", before], ["Before", after]]) {
    if (!ids.length) continue;
    line.append(`${words} `);
    ids.slice(0, 6).forEach((id, i) => line.append(i ? ", " : "", el("button", { type: "button", onclick: () => s.choose(id) }, names.get(id))));
    line.append(ids.length > 6 ? ` and ${ids.length - 6} more. ` : ". ");
  }
  line.hidden = !line.childNodes.length;
}

function cardMissing(s, call) {
  if (s.asked === call.id) return el("p", { class: "card-said", role: "status" }, "Its texts are on their way.");
  return el("button", { type: "button", class: "card-more", onclick: () => { askFor(s, call.id); drawAt(s, s.at); } }, "Show its texts");
}

// The function whose line made the call; each line that made calls is a way to them.
function drawCodeAt(s, parent, call) {
  if (!s.sources.length) return;
  const file = call?.made && s.data.files[call.made[0]];
  const line = call?.made?.[1];
  const lines = (source) => source.source.replace(/\n+$/, "").split("\n").length;
  const holds = s.sources.find((one) => one.file === file && line >= one.first && line < one.first + lines(one));
  const source = holds || s.codeShown?.source || s.sources[0];
  const made = holds ? line : null;
  const key = `${source.file} ${source.name} ${s.data.calls.length} ${s.data.status === "ready"}`;
  if (s.codeShown?.key !== key || s.codeShown.sources !== s.sources) {
    s.codeShown = { key, source, sources: s.sources, made: undefined, ...buildCode(parent, source, callsByLine(s, source), (ids) => chooseNext(s, ids)) };
  }
  if (s.codeShown.made !== made) s.codeShown.mark(s.codeShown.made = made, s.data.ended);
}

// The calls that each line of a function made, by its number.
function callsByLine(s, source) {
  const found = new Map();
  for (const call of s.data.calls) {
    if (!call.made || s.data.files[call.made[0]] !== source.file) continue;
    found.set(call.made[1], [...(found.get(call.made[1]) || []), call.id]);
  }
  return found;
}

// The first of a line's calls, or the one after the call that is shown.
function chooseNext(s, ids) {
  s.choose(ids[(ids.indexOf(s.chosen) + 1) % ids.length]);
}
