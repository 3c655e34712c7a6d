// Texts in boxes that scroll: bring a piece of one into sight, without moving the page.

export function bring(piece) {
  const text = piece.closest(".card-text");
  if (text.scrollHeight <= text.clientHeight + 1) return;
  text.scrollTop += piece.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
}
