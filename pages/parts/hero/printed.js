// Where a printed page is from; on the screen it is never seen.

function drawPrinted(root, data, api) {
  root.replaceChildren(api.el("p", {}, `Workflow Patterns Lab ${data.address}`));
}
