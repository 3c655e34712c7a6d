// Numbers and lines as a phone writes them.

// A value in the words of its question: "4.2 s", "3×", the choice itself.
export function inWords(question, value) {
  if (value === null || value === undefined) return "";
  if (question.choices.length) return question.choices[value] ?? "";
  if (question.free) return `“${value}”`;
  return withUnit(value, question.unit);
}

export function withUnit(value, unit) {
  const figure = `${Math.round(value * 100) / 100}`;
  return unit === "×" ? `${figure}×` : unit ? `${figure} ${unit}` : figure;
}

export const people = (n, what) => `${n} ${what}${n === 1 ? "" : "s"}`;

// What is typed as a number, with a comma too; null for none.
export function number(typed) {
  const text = `${typed}`.trim().replace(",", ".");
  return text && Number.isFinite(Number(text)) ? Number(text) : null;
}
