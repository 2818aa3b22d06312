// How long an answer took: a form with data-timed sends the milliseconds it was on the page as took_ms.
(() => {
  const shown = new WeakMap();

  function start(root) {
    for (const form of root.querySelectorAll("form[data-timed]")) {
      if (!shown.has(form)) shown.set(form, performance.now());
    }
  }

  function stop(event) {
    const field = event.target.querySelector && event.target.querySelector('input[name="took_ms"]');
    if (field && shown.has(event.target)) field.value = Math.round(performance.now() - shown.get(event.target));
  }

  document.addEventListener("submit", stop, true);
  document.addEventListener("htmx:load", (event) => start(event.detail.elt.parentElement || document));
  start(document);
})();
