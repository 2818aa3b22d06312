// Applies the reader's choice of colours before the first paint, and lets the button in the header change it.
// "auto" follows the system and is the default; nothing is stored for it.
(() => {
  const KEY = "quizapp-theme";
  const ORDER = ["auto", "light", "dark"];
  const LABEL = { auto: "automatic", light: "light", dark: "dark" };
  const root = document.documentElement;

  function stored() {
    try {
      const theme = localStorage.getItem(KEY);
      return ORDER.includes(theme) ? theme : "auto";
    } catch {
      return "auto"; // storage is switched off in this browser
    }
  }

  function store(theme) {
    try {
      if (theme === "auto") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // the choice then lasts until the page is left
    }
  }

  function apply(theme) {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
  }

  function show(button, theme) {
    const label = `Colours: ${LABEL[theme]}`;
    button.setAttribute("aria-label", label);
    button.title = label;
    const use = button.querySelector("use");
    use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${theme}`));
  }

  let theme = stored();
  apply(theme);

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-toggle]")) {
      show(button, theme);
      button.hidden = false;
      button.addEventListener("click", () => {
        theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
        store(theme);
        apply(theme);
        show(button, theme);
      });
    }
  });
})();
