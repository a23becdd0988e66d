// What stands on the screen: one section at a time, the texts of the page, days as people write them, and the form.
const TEXTS = JSON.parse(document.body.dataset.texts);
const DAY_MS = 86400000;

export const one = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

export function say(key, args = {}) {
  return (TEXTS[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(args[name] ?? ""));
}

// The phone's own day as a number: what differs between two of them, no wrong clock changes.
export function dayNumber(moment = new Date()) {
  return Math.floor(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()) / DAY_MS);
}

export function addDays(day, count) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

export function shown(day) {
  if (!day) return "—";
  const [year, month, date] = day.split("-");
  return document.documentElement.lang === "vi" ? `${date}/${month}/${year}` : new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "2-digit", month: "short", year: "numeric", timeZone: "UTC" });
}

export function show(name, title) {
  for (const section of all("main > section")) section.hidden = section.id !== `s-${name}`;
  const heading = one("#title");
  heading.textContent = title;
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

export const standing = () => all("main > section").find((section) => !section.hidden)?.id.slice(2);

export function told(text, bad = false) {
  const line = one("#told");
  line.textContent = text;
  line.hidden = !text;
  line.classList.toggle("ph-told--bad", bad);
}

export function wrong(id, text) {
  const line = one(id);
  line.textContent = text;
  line.hidden = !text;
  if (text) line.scrollIntoView({ block: "nearest" });
}

export function drawPeople(people, today) {
  one("#people").replaceChildren(...people.map((person) => {
    const item = one("#t-person").content.cloneNode(true).firstElementChild;
    item.dataset.id = person.id;
    const late = person.next_on && person.next_on < today && !person.paused;
    item.classList.toggle("ph-person--late", Boolean(late));
    one("[data-name]", item).textContent = person.called;
    one("[data-facts]", item).textContent = [person.number, person.village, person.paused ? say("paused") : ""].filter(Boolean).join(" · ");
    one("[data-due]", item).textContent = say(late ? "due_late" : "due", { last: shown(person.last_on), next: shown(person.next_on) });
    for (const button of all("button", item)) button.setAttribute("aria-label", `${button.textContent.trim()} – ${person.called}`);
    return item;
  }));
}

// `told`: what could be opened under the code, by the place in the queue.
export function drawQueue(entries, opened) {
  one("#queue").replaceChildren(...entries.map((entry) => {
    const item = one("#t-entry").content.cloneNode(true).firstElementChild;
    const known = opened.get(entry.seq);
    item.dataset.seq = entry.seq;
    item.classList.toggle("ph-entry--stuck", entry.status !== "waiting");
    one("[data-name]", item).textContent = [say(`kind_${entry.kind}`), known?.about].filter(Boolean).join(" – ");
    const made = new Date(entry.made_at);
    const at = `${shown(`${made.getFullYear()}-${String(made.getMonth() + 1).padStart(2, "0")}-${String(made.getDate()).padStart(2, "0")}`)} ${made.toTimeString().slice(0, 5)}`;
    one("[data-state]", item).textContent = say(`is_${entry.status}`, { at });
    const why = one("[data-why]", item);
    why.textContent = entry.why ?? "";
    why.hidden = !entry.why;
    const stuck = entry.status !== "waiting";
    one("[data-act=mend]", item).hidden = !stuck || entry.kind !== "visit" || !known;
    one("[data-act=again]", item).hidden = entry.status !== "refused";
    one("[data-act=export]", item).hidden = !known;
    one("[data-act=drop]", item).hidden = !stuck;
    return item;
  }));
}

export function fillForm(form, person, members, today, content) {
  form.reset();
  one("[data-who]", form).textContent = `${person.called} · ${person.number}`;
  one("#visited_by").replaceChildren(one("#visited_by").options[0], ...members.map((each) => new Option(each.name || each.role, each.id)));
  const held = form.elements.held_on;
  held.max = today;
  held.value = content?.held_on ?? today;
  if (content) {
    const values = { met: content.met ? "yes" : "no", not_met_reason: content.not_met_reason, mode: content.mode, concern: content.concern ?? "" };
    for (const [name, value] of Object.entries(values)) if (value != null) form.elements[name].value = value;
    for (const [code, change] of Object.entries(content.domains)) form.elements[`change.${code}`].value = change;
    for (const box of all("[name=needs]", form)) box.checked = content.needs.includes(box.value);
    form.elements.note.value = content.note;
    form.elements.visited_by.value = content.visited_by ?? "";
    for (const more of all("details", form)) more.open = true;
  } else for (const more of all("details", form)) more.open = false;
  fold(form);
  for (const line of all("[data-wrong]", form)) line.hidden = true;
  wrong("#save-wrong", "");
}

// What is asked depends on whether the person was met.
export function fold(form) {
  const met = form.elements.met.value;
  for (const part of all("[data-when]", form)) part.hidden = part.dataset.when !== met;
}

// The visit and what the group pledges with it, or the names of what is missing.
export function readForm(form, person, today) {
  const of = (name) => form.elements[name].value;
  const missing = [];
  if (!of("met")) missing.push("met");
  if (!of("held_on") || of("held_on") > today) missing.push("held_on");
  if (of("pledge_what").trim() && !of("pledge_on")) missing.push("pledge_on");
  if (missing.length) return { missing };
  const met = of("met") === "yes";
  const changes = all("input[name^='change.']:checked", form).map((each) => [each.name.slice(7), each.value]);
  const visit = {
    kind: "visit",
    case: person.id,
    held_on: of("held_on"),
    met,
    not_met_reason: met ? null : of("not_met_reason") || null,
    mode: of("mode"),
    domains: met ? Object.fromEntries(changes) : {},
    needs: all("[name=needs]:checked", form).map((each) => each.value),
    concern: of("concern") || null,
    note: of("note").trim(),
    next_on: of("next_in") ? addDays(today, Number(of("next_in"))) : null,
    visited_by: of("visited_by") || null,
  };
  const what = of("pledge_what").trim();
  const pledge = what ? { kind: "pledge", case: person.id, what, domain: of("pledge_domain"), due_on: of("pledge_on") } : null;
  return { missing, visit, pledge };
}
