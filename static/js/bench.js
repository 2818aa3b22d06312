// On the review bench: after a decision made by keyboard the focus goes on to the next draft; `n` leads there at any
// time. Who decides with a pointer stays where the pointer is.
(() => {
  const list = document.getElementById("bench");
  const says = list.querySelector("[data-bench-says]");
  let byKeyboard = false;

  function drafts() {
    return [...list.querySelectorAll(".bench-question--draft")];
  }

  function isAfter(place, draft) {
    return Boolean(place.compareDocumentPosition(draft) & Node.DOCUMENT_POSITION_FOLLOWING) && !place.contains(draft);
  }

  // From a question on: the next draft, and after the last the first again.
  function nextFrom(panel) {
    const all = drafts();
    return all.find((draft) => isAfter(panel, draft)) || all.find((draft) => draft !== panel);
  }

  function firstInView() {
    const all = drafts();
    return all.find((draft) => draft.getBoundingClientRect().top >= 0) || all[0];
  }

  function visit(draft) {
    if (!draft) return;
    draft.focus({ preventScroll: true });
    draft.scrollIntoView({ block: draft.offsetHeight < innerHeight ? "center" : "start" });
  }

  function offerNext() {
    for (const button of list.querySelectorAll("[data-next-draft]")) button.hidden = false;
  }

  document.addEventListener("keydown", () => (byKeyboard = true), true);
  document.addEventListener("pointerdown", () => (byKeyboard = false), true);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-next-draft]")) return;
    const panel = document.activeElement.closest(".bench-question");
    visit(panel ? nextFrom(panel) : firstInView());
  });
  document.addEventListener("htmx:load", offerNext);
  document.addEventListener("htmx:afterSettle", (event) => {
    const panel = event.target.closest(".bench-question");
    const done = panel && panel.querySelector("[data-done]");
    if (!done || !byKeyboard) return;
    says.textContent = done.textContent.trim();
    visit(nextFrom(panel));
  });
  offerNext();
})();
