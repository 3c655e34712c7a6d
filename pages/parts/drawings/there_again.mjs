// When the page's own connection is there again after a loss. A server that was started anew knows no button of this page
// before its script has run there, so the first press would be lost.

const STATE = "data-test-connection-state", THERE = "CONNECTED"; // Streamlit's own word for it, on its outermost element

// `then()` at each time; the result ends it.
export function thereAgain(then) {
  const app = document.querySelector(".stApp");
  let lost = false;
  const watch = new MutationObserver(() => {
    const there = app.getAttribute(STATE) === THERE;
    if (there && lost) then();
    lost = !there;
  });
  if (app) watch.observe(app, { attributes: true, attributeFilter: [STATE] });
  return () => watch.disconnect();
}
