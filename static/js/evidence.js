// On the review bench: the fact under the pointer or with the focus has its evidence lit up in the text,
// and the text beside it scrolls to that place. Without this script the links between them do the same.
(() => {
  const pane = document.querySelector("[data-evidence-text]");
  if (!pane) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let current = null;

  function marksOf(fact) {
    return pane.querySelectorAll(`mark[data-facts~="${CSS.escape(fact)}"]`);
  }

  function light(fact) {
    if (fact === current) return;
    for (const mark of pane.querySelectorAll(".evidence--current")) mark.classList.remove("evidence--current");
    current = fact;
    if (!fact) return;
    const marks = marksOf(fact);
    for (const mark of marks) mark.classList.add("evidence--current");
    if (marks.length) show(marks[0]);
  }

  // Moves the text's own pane only, never the page under the reader's hands.
  function show(mark) {
    if (pane.scrollHeight <= pane.clientHeight) return;
    const frame = pane.getBoundingClientRect();
    const place = mark.getBoundingClientRect();
    if (place.top >= frame.top && place.bottom <= frame.bottom) return;
    const top = pane.scrollTop + place.top - frame.top - pane.clientHeight / 3;
    pane.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
  }

  function factAt(element) {
    const found = element.closest("[data-fact]");
    return found ? found.dataset.fact : null;
  }

  // A link from a question's evidence leads here by the address.
  function lightTarget() {
    const [, fact] = location.hash.split("#evidence-");
    if (fact) light(fact);
  }
  addEventListener("hashchange", lightTarget);
  lightTarget();

  for (const happening of ["pointerover", "focusin"]) {
    document.addEventListener(happening, (event) => {
      if (pane.contains(event.target)) return;
      const fact = factAt(event.target);
      if (fact) light(fact);
    });
  }
})();
