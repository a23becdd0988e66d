// Keeps what is being written in a form marked data-draft, a moment after each change. Without it nothing is missing.
"use strict";

const PAUSE_MS = 2500;
const NOT_KEPT = new Set(["command_id", "expected_version"]);

function fieldsOf(form) {
  const fields = new URLSearchParams({ form: form.dataset.draft });
  for (const field of form.elements) {
    const kept = field.name && !field.disabled && !NOT_KEPT.has(field.name) && !["password", "file", "submit", "button"].includes(field.type);
    const chosen = !["radio", "checkbox"].includes(field.type) || field.checked;
    if (kept && chosen) fields.set(`f.${field.name}`, field.value);
  }
  return fields;
}

function keep(form) {
  const line = form.querySelector("[data-draft-line]");
  let timer = 0;
  let changed = false;
  let sent = false;
  let underway = null;

  async function save() {
    clearTimeout(timer);
    if (!changed || sent) return;
    changed = false;
    underway = new AbortController();
    try {
      const answer = await fetch("/drafts", { method: "POST", body: fieldsOf(form), keepalive: true, signal: underway.signal });
      const said = answer.ok ? (await answer.json()).said : form.dataset.draftLost;
      if (line) line.textContent = said;
    } catch {
      if (line && !sent) line.textContent = form.dataset.draftLost;
      changed = true;
    }
  }

  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE_MS);
  });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(timer);
    if (underway) underway.abort();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
  // Back from the next page: the form lives again.
  addEventListener("pageshow", () => { sent = false; });
}

document.querySelectorAll("form[data-draft]").forEach(keep);
