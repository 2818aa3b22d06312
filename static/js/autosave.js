// Keeps each answer of an open attempt as soon as it is given. The sheet is a plain form: without this script,
// its buttons send everything. Each slot holds the revision that the server has; a save asks for the next one.
(() => {
  const TYPING_PAUSE = 700;
  const LONGEST_WAIT = 30000;
  const form = document.getElementById("sitting");
  const bar = form.querySelector("[data-saved]");
  const says = form.querySelector("[data-says]");
  const slots = new Map(); // slot element -> {timer, running, changed, tries, failing}

  function stateOf(slot) {
    if (!slots.has(slot)) slots.set(slot, { timer: 0, running: null, changed: false, tries: 0, failing: false });
    return slots.get(slot);
  }

  function unsaved() {
    return [...slots.values()].some((state) => state.changed || state.running);
  }

  // What is seen changes with every save; what is read out only when saving fails and when it works again.
  function tell() {
    const failing = [...slots.values()].some((state) => state.failing);
    const refused = form.querySelectorAll("[data-fault]:not([hidden])").length;
    const text = failing ? "Not saved, trying again" : unsaved() ? "Saving" : refused ? `${refused} not saved` : "Saved";
    const drawing = bar.querySelector("use");
    bar.hidden = false;
    bar.classList.toggle("sitting__saved--failing", failing || refused > 0);
    drawing.setAttribute("href", drawing.getAttribute("href").replace(/#.*/, failing || refused ? "#warning" : "#check"));
    bar.querySelector("span").textContent = text;
    if (failing) says.textContent = text;
    if (!failing && says.textContent === "Not saved, trying again") says.textContent = "Saved again";
  }

  function fault(slot, text) {
    const place = slot.querySelector("[data-fault]");
    if (!place) return;
    place.hidden = !text;
    place.querySelector("span").textContent = text;
    if (text) says.textContent = text;
  }

  function fields(slot) {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const control = slot.querySelector(`[name="${CSS.escape(name)}"]`);
      if (control) data.append(name, value);
    }
    return data;
  }

  function showCount(answered) {
    form.querySelector("[data-answered-count]").textContent = answered;
    form.querySelector("[data-answered-progress]").value = answered;
  }

  async function send(slot) {
    const answer = await fetch(form.dataset.save, {
      method: "POST",
      body: fields(slot),
      headers: { Accept: "application/json", "X-CSRF-Token": form.elements.csrf_token.value },
      keepalive: true,
      signal: AbortSignal.timeout(10000),
    });
    if (![200, 409, 422].includes(answer.status)) throw new Error(String(answer.status));
    return { ...(await answer.json()), stale: answer.status === 409 };
  }

  function take(slot, told) {
    const number = slot.dataset.slot;
    const revision = slot.querySelector(`[name="revision-${number}"]`);
    if (revision && number in told.revisions) revision.value = told.revisions[number];
    const reason = told.refused[number] || "";
    fault(slot, reason && told.stale ? `${reason} Load the page again to see it.` : reason);
    showCount(told.answered);
    if (!told.open) {
      slots.clear();
      location.reload();
    }
  }

  async function run(slot, state) {
    state.changed = false;
    try {
      take(slot, await send(slot));
      Object.assign(state, { tries: 0, failing: false });
    } catch {
      state.changed = true;
      state.failing = true;
      const wait = Math.min(1000 * 2 ** state.tries++, LONGEST_WAIT);
      state.timer = setTimeout(() => save(slot), wait);
    }
  }

  // One request at a time for each slot: what changes meanwhile goes out after it.
  function save(slot) {
    const state = stateOf(slot);
    clearTimeout(state.timer);
    if (state.running) return state.running.then(() => (state.changed && !state.failing ? save(slot) : undefined));
    state.running = run(slot, state).then(() => {
      state.running = null;
      tell();
      if (state.changed && !state.failing) return save(slot);
    });
    tell();
    return state.running;
  }

  function changed(slot, pause) {
    const state = stateOf(slot);
    state.changed = true;
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(slot), pause);
    tell();
  }

  // Whatever is on its way arrives, or has failed, before something else is sent.
  function settle(wanted) {
    const waiting = [...slots].filter(([slot, state]) => (!wanted || slot === wanted) && (state.changed || state.running));
    const enough = new Promise((resolve) => setTimeout(resolve, 3000));
    return Promise.race([Promise.allSettled(waiting.map(([slot]) => save(slot))), enough]);
  }

  form.addEventListener("input", (event) => {
    const slot = event.target.closest("[data-slot]");
    if (slot) changed(slot, event.target.matches("[type=radio], [type=checkbox], select") ? 0 : TYPING_PAUSE);
  });

  form.addEventListener("focusout", (event) => {
    const slot = event.target.closest("[data-slot]");
    if (slot && stateOf(slot).changed && !stateOf(slot).failing) save(slot);
  });

  // Enter in a field ends its answer; only the button hands in.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input[type=text]")) return;
    event.preventDefault();
    save(event.target.closest("[data-slot]"));
  });

  let leaving = false;
  form.addEventListener("submit", (event) => {
    if (!leaving && unsaved()) {
      event.preventDefault();
      const submitter = event.submitter;
      settle().then(() => {
        leaving = true;
        form.requestSubmit(submitter);
      });
      return;
    }
    leaving = true;
  });

  document.addEventListener("htmx:confirm", (event) => {
    const slot = event.target.closest("[data-slot]");
    if (!slot) return;
    event.preventDefault();
    settle(slot).then(() => event.detail.issueRequest(true));
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const slot = event.target.closest("[data-slot]");
    if (!slot) return;
    const verdict = slot.querySelector(".verdict");
    slot.focus({ preventScroll: true });
    if (verdict) says.textContent = verdict.textContent.trim();
  });

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") settle();
  });
  addEventListener("online", () => settle());
  addEventListener("beforeunload", (event) => {
    if (unsaved() && !leaving) event.preventDefault();
  });
})();
