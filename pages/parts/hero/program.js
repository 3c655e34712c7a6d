// A program that a model wrote.

// Control characters are shown as their pictures, so that none of them works unseen.
function visible(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, (c) => (c === "\u007f" ? "\u2421" : String.fromCharCode(0x2400 + c.charCodeAt(0))));
}

// Lines of code: where one is too long it goes on further in than it began.
function hangingLines(code) {
  return code.split(/(?<=\n)/).map((line) => {
    const span = el("span", { class: "program-line" }, line);
    span.style.setProperty("--indent", line.search(/\S|$/) + 4);
    return span;
  });
}

// data: {text}
function drawProgram(root, data) {
  const pre = el("pre", { class: "program-text", dir: "auto" });
  pre.append(...hangingLines(visible(data.text)));
  root.replaceChildren(pre);
}
