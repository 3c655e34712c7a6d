// How wide texts are, and what of them fits.

const WIDTHS = new Map();
let canvas = null;

// Texts that were measured before their font had come are measured anew.
export const forgetWidths = () => WIDTHS.clear();

// The width of a text in px, in the page's sans serif.
export function textWidth(text, size = 14, weight = 400) {
  const key = `${weight} ${size} ${text}`;
  if (!WIDTHS.has(key)) {
    if (WIDTHS.size > 4000) WIDTHS.clear();
    canvas ??= document.createElement("canvas").getContext("2d");
    canvas.font = `${weight} ${size}px "Source Sans", sans-serif`;
    WIDTHS.set(key, canvas.measureText(text).width);
  }
  return WIDTHS.get(key);
}

const NUMBER = /[ -]\d[\d.]*$/;

// The name of a call, cut so that it takes at most `width` px: its number stays, which tells it from its like.
export function cutName(name, width, size = 14, weight = 400) {
  const number = NUMBER.exec(name)?.[0] ?? "";
  if (!number || textWidth(name, size, weight) <= width) return cut(name, width, size, weight);
  return cut(name.slice(0, -number.length), width - textWidth(number, size, weight), size, weight) + number;
}

// The text, cut so that it takes at most `width` px; from the left, word by word, if its end matters.
export function cut(text, width, size = 14, weight = 400, keepEnd = false) {
  if (textWidth(text, size, weight) <= width) return text;
  const parts = keepEnd ? text.split(/(?<= )/) : [...text];
  let short = "";
  do {
    if (keepEnd) parts.shift(); else parts.pop();
    short = keepEnd ? `… ${parts.join("")}` : `${parts.join("").trimEnd()}…`;
  } while (parts.length && textWidth(short, size, weight) > width);
  return parts.length ? short : "";
}
