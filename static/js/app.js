// What every page shares: the CSRF token for htmx, a notice when a request fails, and dialogs.
(() => {
  const REASONS = {
    0: "quizapp did not answer. What you entered is still on this page: check that quizapp is running and try again.",
    400: "This page may have been open too long. Copy what you entered, load the page again and try once more.",
    403: "You may not do this, or this page has been open too long. Load it again and try once more.",
    404: "This is no longer there. Load the page again to see what is.",
    409: "It was changed elsewhere meanwhile. Load the page again to see how it stands.",
    413: "That is too much at once. Shorten it and try again.",
    429: "That was a lot in a short time. Wait a minute and try again.",
    503: "quizapp is busy at the moment. What you entered is still on this page: try again in a minute.",
  };
  const OTHER = "Something went wrong in quizapp. What you entered is still on this page: try again.";

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function alertReader(title, text) {
    const region = document.getElementById("alerts");
    const close = element("button", { type: "button", class: "button button--quiet button--small" }, "Dismiss");
    const notice = element(
      "div",
      { class: "notice notice--error" },
      element("div", { class: "notice__body" }, element("p", { class: "notice__title" }, title), element("p", {}, text)),
      close,
    );
    close.addEventListener("click", () => notice.remove());
    region.replaceChildren(notice);
  }

  function failed(event) {
    const { xhr, requestConfig } = event.detail;
    const status = xhr ? xhr.status : 0;
    const saving = (requestConfig ? requestConfig.verb : "post") !== "get";
    alertReader(saving ? "Not saved" : "Not loaded", REASONS[status] || OTHER);
  }

  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRF-Token"] = document.querySelector('meta[name="csrf-token"]').content;
  });
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, failed);
  }
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) document.getElementById("alerts").replaceChildren();
  });

  function enhance(root) {
    for (const opener of root.querySelectorAll("[data-opens]")) opener.hidden = false;
  }
  document.addEventListener("htmx:load", (event) => enhance(event.detail.elt));
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens).showModal();
  });
  enhance(document);
})();
