// Texts in boxes that scroll, and where pieces of them can be seen. The screen measures in its own pixels, of which one
// of the page has several in presenter mode.

export const zoomOf = (node) => node.currentCSSZoom ?? 1;

// Bring a piece of a text into sight, without moving the page.
export function bring(piece) {
  const text = piece.closest(".card-text");
  if (text.scrollHeight <= text.clientHeight + 1) return;
  const below = (piece.getBoundingClientRect().top - text.getBoundingClientRect().top) / zoomOf(text);
  text.scrollTop += below - text.clientHeight / 3;
}
