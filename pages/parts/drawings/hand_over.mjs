// Run turns into Stop and back, and while a run goes on the buttons beside it are out of use. Streamlit lets the focus fall
// to the page then; the button in Run's place takes it instead.

const MAIN = "[data-testid=stMain]";
const PRIMARY = `${MAIN} .stButton button[kind=primary]`;
const ROW = "[data-testid=stHorizontalBlock]";

// Returns what ends it.
export function handOver() {
  let page = null; // where such a button had the focus last; null: something else has been used since
  const use = ({ target }) => {
    const button = target.closest?.(".stButton button");
    page = button?.closest(ROW)?.querySelector(PRIMARY) ? location.pathname : null;
  };
  const look = () => {
    const { activeElement: now, body } = document;
    const lost = now === null || now === body || now.disabled;
    if (lost && page === location.pathname) document.querySelector(`${PRIMARY}:enabled`)?.focus({ preventScroll: true });
  };
  const watch = new MutationObserver(look);
  document.addEventListener("focusin", use, true);
  document.addEventListener("pointerdown", use, true);
  watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ["disabled"] });
  return () => {
    document.removeEventListener("focusin", use, true);
    document.removeEventListener("pointerdown", use, true);
    watch.disconnect();
  };
}
