/* What the pages gain with JavaScript. Everything works without it. */
(() => {
  "use strict";

  window.dsWarnings = false;

  const within = (root, selector) => root.querySelectorAll(selector);

  /** Move focus to what went wrong, so that a screen reader starts there. */
  function focusError(root) {
    const summary = root.querySelector("[data-focus]");
    if (summary) summary.focus();
  }

  /** A form with data-autosubmit is sent when a choice changes, but not while its panel covers a small screen. */
  function autosubmit(event) {
    const form = event.target.form;
    if (!form || !form.hasAttribute("data-autosubmit") || form.querySelector("[popover]:popover-open")) return;
    if (event.target.matches("select, [type=checkbox], [type=radio], [type=date]")) form.requestSubmit();
  }

  /** A checkbox with data-select-all follows and steers the row checkboxes of its table; data-selected counts them. */
  function selection(event) {
    const table = event.target.closest("[data-selectable]");
    if (!table || event.target.type !== "checkbox") return;
    const all = table.querySelector("[data-select-all]");
    const rows = [...within(table, "tbody input[type=checkbox]:not(:disabled)")];
    if (event.target === all) rows.forEach((row) => (row.checked = all.checked));
    const chosen = rows.filter((row) => row.checked).length;
    if (all) {
      all.checked = chosen > 0 && chosen === rows.length;
      all.indeterminate = chosen > 0 && chosen < rows.length;
    }
    within(document, "[data-selected]").forEach((place) => (place.textContent = String(chosen)));
  }

  /** Ask before a form with data-confirm is sent. */
  function confirmFirst(event) {
    const form = event.target;
    const button = event.submitter;
    const question = (button && button.dataset.confirm) || form.dataset.confirm;
    const dialog = document.getElementById("confirm");
    if (!question || !dialog || !dialog.showModal || form.dataset.confirmed) return;
    event.preventDefault();
    event.stopPropagation();
    const source = button && button.dataset.confirm ? button.dataset : form.dataset;
    const yes = dialog.querySelector("[data-confirm-yes]");
    dialog.querySelector("h2").textContent = question;
    dialog.querySelector("[data-confirm-detail]").textContent = source.confirmDetail || "";
    yes.dataset.usual ||= yes.textContent;
    yes.textContent = source.confirmVerb || yes.dataset.usual;
    yes.dataset.color = source.confirmColor || "accent";
    dialog.returnValue = "";
    dialog.addEventListener(
      "close",
      () => {
        if (dialog.returnValue !== "yes") return;
        form.dataset.confirmed = "yes";
        form.requestSubmit(button);
        delete form.dataset.confirmed;
      },
      { once: true },
    );
    dialog.showModal();
    dialog.querySelector("[data-confirm-no]").focus();
  }

  /** A sent form shows that it is working, and is not sent twice. */
  function busy(event) {
    const button = event.submitter;
    if (event.defaultPrevented || !button || event.target.method === "dialog") return;
    if (event.target.hasAttribute("data-download")) return; // the page stays, so nothing would end the waiting
    if (button.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    button.setAttribute("aria-busy", "true");
    const panel = event.target.querySelector("[popover]:popover-open");
    if (panel) panel.hidePopover();
  }

  /** A link that leads to the open page's print dialog. */
  function press(event) {
    if (event.target.closest("[data-print]")) window.print();
    const disabled = event.target.closest("[aria-disabled=true]");
    if (disabled) event.preventDefault();
  }

  /** What is dragged (data-drag) to a place (data-drop) is moved by its own form (data-move), as without a mouse. */
  let dragged = null;
  function drag(event) {
    const place = event.target.closest && event.target.closest("[data-drop]");
    if (event.type === "dragstart") dragged = event.target.closest("[data-drag]");
    if (!dragged) return;
    within(document, "[data-over]").forEach((other) => other.removeAttribute("data-over"));
    if (event.type === "dragend") dragged = null;
    if (!place || place.contains(dragged) || event.type === "dragstart" || event.type === "dragend") return;
    event.preventDefault();
    if (event.type === "dragover") return place.setAttribute("data-over", "");
    const form = dragged.querySelector("form[data-move]");
    form.elements.to.value = place.dataset.drop;
    form.requestSubmit();
  }

  ["dragstart", "dragover", "drop", "dragend"].forEach((type) => document.addEventListener(type, drag));
  document.addEventListener("change", autosubmit);
  document.addEventListener("change", selection);
  document.addEventListener("submit", confirmFirst, true);
  document.addEventListener("submit", busy);
  document.addEventListener("click", press);
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    within(document, "[aria-busy=true]").forEach((button) => button.removeAttribute("aria-busy"));
  });
  document.addEventListener("DOMContentLoaded", () => {
    within(document, "[data-needs-js]").forEach((part) => part.removeAttribute("hidden"));
    focusError(document);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    within(event.detail.elt, "[aria-busy=true]").forEach((button) => button.removeAttribute("aria-busy"));
    event.detail.elt.removeAttribute("aria-busy");
  });
  document.addEventListener("htmx:afterSettle", (event) => focusError(event.detail.elt));
})();
