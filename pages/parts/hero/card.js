// Parts of a call's card: what it was asked, with what was filled in from where, and what came back.

const LONG = 900; // characters; a longer text is folded

// A text of a model or a person, folded when it is long. `pieces`: [{text, source?}]; `cut`: {of, more} when this is
// only its beginning: how long it is, and what brings the rest.
function cardText(pieces, api, tag = "div", cut = null) {
  const box = api.el("div", { class: "card-box" });
  const text = box.appendChild(api.el(tag, { class: "card-text", dir: "auto" }));
  if (tag === "pre") text.append(...hangingLines(visible(pieces[0].text)));
  else for (const { text: words, source } of pieces) {
    if (source) text.append(api.el("mark", { title: `From ${source}` }, visible(words)));
    else text.append(visible(words));
  }
  const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  const lines = pieces.reduce((sum, piece) => sum + piece.text.split("\n").length - 1, 1);
  if (length > LONG || lines > 16) {
    box.classList.add("folded");
    const all = `Show all ${length.toLocaleString("en")} characters`;
    const more = box.appendChild(api.el("button", { class: "card-more", "aria-expanded": "false" }, all));
    more.addEventListener("click", () => {
      const folded = box.classList.toggle("folded");
      more.setAttribute("aria-expanded", String(!folded));
      more.textContent = folded ? all : "Show less";
    });
  }
  if (cut) {
    const load = `Load more: this is the beginning of ${cut.of.toLocaleString("en")} characters`;
    box.append(api.el("button", { class: "card-more card-load", type: "button", onclick: cut.more }, load));
  }
  return box;
}

const cutOf = (data, name, more) => (data.cut?.[name] ? { of: data.cut[name], more } : null);

function cardPart(parent, label, api) {
  const part = parent.appendChild(api.el("section", { class: "card-part" }));
  part.append(api.el("h3", {}, label));
  return part;
}

function cardAsked(grid, data, api, more) {
  const side = grid.appendChild(api.el("div"));
  if (data.instructions) cardPart(side, "Instructions", api).append(cardText([{ text: data.instructions }], api, "div", cutOf(data, "instructions", more)));
  const prompt = cardPart(side, "Prompt", api);
  prompt.append(cardText(data.prompt, api, "div", cutOf(data, "prompt", more)));
  if (data.marked) prompt.append(api.el("p", { class: "card-note quiet" }, data.marked));
}

function cardAnswered(grid, data, api, more) {
  const side = grid.appendChild(api.el("div"));
  const answer = cardPart(side, "Answer", api);
  if (data.no_answer) answer.append(api.el("p", { class: "card-said" }, data.no_answer));
  if (data.answer) answer.append(cardText([{ text: data.answer }], api, data.program ? "pre" : "div", cutOf(data, "answer", more)));
  if (data.error) answer.append(cardText([{ text: data.error }], api, "div", cutOf(data, "error", more)));
  if (data.used) answer.append(api.el("p", { class: "card-note quiet" }, data.used));
  if (data.parsed) cardPart(side, `Parsed as ${data.shape}`, api).append(cardText([{ text: data.parsed }], api, "pre", cutOf(data, "parsed", more)));
}

function cardAttempts(root, attempts, api) {
  const part = cardPart(root, "Attempts", api);
  const table = part.appendChild(api.el("table"));
  const head = table.appendChild(api.el("thead")).appendChild(api.el("tr"));
  for (const name of ["No.", "Start", "Duration", "Ended with", "Then"]) head.append(api.el("th", { scope: "col" }, name));
  const body = table.appendChild(api.el("tbody"));
  for (const attempt of attempts) {
    const row = body.appendChild(api.el("tr"));
    for (const what of ["number", "start", "duration", "ended", "then"]) row.append(api.el("td", { dir: "auto" }, visible(attempt[what])));
  }
}
