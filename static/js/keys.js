// Keys from the page itself: <button data-key="Space Enter" data-key-label="Show the answer">.
// A key presses its element (or focuses it, when it is a text field) unless the reader is typing.
// One with data-key-here has its key only while the focus is in its data-keys-scope; data-key-then="ID" gets the
// focus once it is pressed. What lies in a <details data-keys-menu> has its key while that is closed, too;
// "Ctrl+1" works while typing. Escape leaves a field, or closes a menu. `?` lists the keys of the page. The reader can switch single keys off (WCAG 2.1.4).
(() => {
  const KEY = "quizapp-single-keys";
  const NAMES = { " ": "Space" };
  const TYPED = "input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable]";
  const ACTED = "a[href], button, summary, input, select, textarea, [role=button]";
  const dialog = document.getElementById("keys");
  const list = document.querySelector("[data-keys-list]");
  const toggle = document.querySelector("[data-keys-switch]");

  function enabled() {
    try {
      return localStorage.getItem(KEY) !== "off";
    } catch {
      return true;
    }
  }

  function usable(element) {
    const seen = element.closest("[data-keys-menu]") || element;
    return !element.matches(":disabled, [aria-disabled=true]") && seen.getClientRects().length > 0;
  }

  function keysOf(element) {
    return element.dataset.key.split(" ");
  }

  // Where several questions share a key, the one with the focus is meant, else the first that can be used.
  function find(key) {
    const top = document.querySelector("dialog:modal") || document;
    const found = [...top.querySelectorAll("[data-key]")].filter((one) => keysOf(one).includes(key) && usable(one));
    const scope = document.activeElement && document.activeElement.closest("[data-keys-scope]");
    return found.find((one) => scope && scope.contains(one)) || found.find((one) => !("keyHere" in one.dataset));
  }

  function press(element) {
    if (element.matches(TYPED)) {
      element.focus();
      return;
    }
    if (element.matches("input")) element.focus();
    element.click();
    const then = document.getElementById(element.dataset.keyThen);
    if (then) then.focus();
  }

  // Every key belongs to a field that takes text; Space and Enter to the control that has the focus,
  // except a row already chosen, which has no use for them: there they press Check, as anywhere.
  function belongsToFocus(key, focus) {
    if (focus.matches(TYPED)) return true;
    if (focus.matches("input[type=radio]:checked")) return false;
    return (key === "Space" || key === "Enter") && focus.matches(ACTED);
  }

  function leave(focus) {
    const open = document.querySelector("[data-keys-menu][open]");
    if (focus.matches(TYPED) && !focus.closest("dialog")) focus.blur();
    else if (open && !document.querySelector("dialog:modal")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  }

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("[data-keys-menu][open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.altKey || event.metaKey || !(event.ctrlKey || enabled())) return;
    const key = (event.ctrlKey ? "Ctrl+" : "") + (NAMES[event.key] || event.key);
    if (key === "Escape") leave(event.target);
    if (!event.ctrlKey && belongsToFocus(key, event.target)) return;
    if (key === "?" && !document.querySelector("dialog:modal")) {
      event.preventDefault();
      openList();
      return;
    }
    const element = find(key);
    if (!element) return;
    event.preventDefault();
    press(element);
  });

  function entry(keys, label) {
    const term = document.createElement("dt");
    for (const key of keys) {
      const cap = document.createElement("kbd");
      cap.textContent = key;
      term.append(cap);
    }
    const meaning = document.createElement("dd");
    meaning.textContent = label;
    return [term, meaning];
  }

  function fill() {
    const seen = new Map([["Show these keys", ["?"]]]);
    if (document.querySelector("main input[type=text], main textarea")) seen.set("Leave a field, to use these keys", ["Esc"]);
    for (const element of document.querySelectorAll("[data-key]")) {
      const label = element.dataset.keyLabel || element.getAttribute("aria-label") || element.textContent.trim();
      if (usable(element)) seen.set(label, [...new Set([...(seen.get(label) || []), ...keysOf(element)])]);
    }
    list.replaceChildren(...[...seen].flatMap(([label, keys]) => entry(keys, label)));
  }

  function openList() {
    dialog.showModal();
  }

  new MutationObserver(() => dialog.open && fill()).observe(dialog, { attributeFilter: ["open"] });
  toggle.checked = enabled();
  toggle.addEventListener("change", () => {
    try {
      if (toggle.checked) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, "off");
    } catch {
      // nothing can be kept here: the keys stay on
    }
  });
})();
