// Text of a model or a person as it is: nothing in it works unseen, and long lines of code hang.

import { el } from "./paper.mjs";

// Control characters are shown as their pictures, so that none of them works unseen.
export function visible(text) {
  const picture = (c) => (c === "\u007f" ? "\u2421" : String.fromCharCode(0x2400 + c.charCodeAt(0)));
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, picture);
}

// Lines of code: where one is too long it goes on further in than it began.
export function hangingLines(code) {
  return code.split(/(?<=\n)/).map((line) => {
    const span = el("span", { class: "program-line" }, line);
    span.style.setProperty("--indent", line.search(/\S|$/) + 4);
    return span;
  });
}
