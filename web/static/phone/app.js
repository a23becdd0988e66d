// The app: opened by a code, shows the group's people, writes visits down and sees to it that they arrive.
import { close, newGate, open, through } from "./boxes.js";
import * as queue from "./queue.js";
import * as screen from "./screens.js";
import { all, one, say, told } from "./screens.js";
import { kept } from "./store.js";

const EVERY_MS = 60000;
const LOCK_AFTER_MS = 5 * 60000;
const state = { key: null, office: null, list: null, fresh: null, person: null, mending: null, hidden: 0, back: "people" };
const form = one("#visit");

const today = () => screen.addDays(state.office.today, Math.max(0, screen.dayNumber() - state.office.fetched_day));

// The list and the office's key, as fresh as the signal allows: "ok", "later", "sign-in" or "role".
async function refresh() {
  let answer;
  try {
    answer = await fetch("/api/v1/phone", { cache: "no-store", signal: AbortSignal.timeout(15000) });
  } catch { return "later"; }
  if (answer.status === 401) return "sign-in";
  if (answer.status === 403) return (await answer.json().catch(() => ({}))).type === "sign_in_unfinished" ? "sign-in" : "role";
  if (!answer.ok) return "later";
  const { people, members, ...office } = await answer.json();
  const before = await kept.get("office");
  if (before && before.user !== office.user) {
    // Somebody else's phone from now on: what the other wrote waits for its writer, what the other saw goes.
    await kept.drop("gate", "list");
    Object.assign(state, { key: null, list: null });
  }
  state.office = { ...office, fetched_day: screen.dayNumber() };
  state.fresh = { people, members };
  await kept.put("office", state.office);
  if (state.key) await keepList();
  return "ok";
}

async function keepList() {
  state.list = state.fresh;
  const until = state.office.fetched_day + state.office.keep_days;
  try {
    await kept.put("list", { until, since: state.office.fetched_day, box: await close(state.key, state.fresh) });
  } catch { told(say("full_list"), true); }
}

async function openList() {
  const found = await kept.get("list");
  const now = screen.dayNumber();
  if (found && (now > found.until || now < found.since - 1)) await kept.drop("list");
  else if (found) state.list = await open(state.key, found.box);
  if (state.fresh) await keepList();
}

async function showPeople() {
  const list = state.list;
  screen.show("people", say("title"));
  const line = one("#s-people [data-says]");
  if (!list) { line.textContent = say("expired"); screen.drawPeople([], today()); return; }
  line.textContent = list.people.length ? say("people", { count: list.people.length, on: screen.shown(state.office.today) }) : say("nobody");
  screen.drawPeople(list.people, today());
}

function showStart(end) {
  screen.show("start", say("title"));
  one("#s-start [data-says]").textContent = say(`start_${end.replace("-", "_")}`);
  one("#sign-in").hidden = end !== "sign-in";
}

function showGate(text = say("gate")) {
  screen.show("gate", say("title"));
  one("#s-gate [data-says]").textContent = text;
  one("#code").value = "";
  screen.wrong("#gate-wrong", "");
}

async function pass() {
  if (state.back === "visit" && state.person) screen.show("visit", say("visit_title"));
  else await showPeople();
}

async function showQueue() {
  const entries = await queue.entries();
  const opened = new Map();
  for (const entry of entries) {
    const known = state.key && await open(state.key, entry.own).catch(() => null);
    if (known) opened.set(entry.seq, known);
  }
  screen.show("queue", say("queue_title"));
  one("#s-queue [data-says]").textContent = entries.length ? say("queue_why") : say("queue_empty");
  screen.drawQueue(entries, opened);
  state.opened = opened;
}

async function count() {
  const entries = await queue.entries();
  const stuck = entries.filter((each) => each.status !== "waiting").length;
  const button = one("#waits");
  button.hidden = entries.length === 0;
  button.textContent = stuck ? say("waits_stuck", { count: entries.length - stuck, stuck }) : say("waits", { count: entries.length });
  if (screen.standing() === "queue") await showQueue();
}

async function send(asked = false) {
  const before = await queue.waiting(state.office?.user);
  const held = (await queue.entries(state.office?.user)).length;
  const end = before ? await queue.send() : "sent";
  const left = await queue.waiting(state.office?.user);
  // What was refused waits no more either, and was not sent.
  const gone = held - (await queue.entries(state.office?.user)).length;
  if (end === "sent" && gone > 0) told(say("sent", { count: gone }));
  if (end === "sent" && asked && !before) told(say("nothing"));
  if (end === "later" && asked) told(say("later", { count: left }), true);
  if (end === "other") told(say("other", { user: state.office.user }), true);
  if (end === "sign-in") {
    told(say("sign_in", { count: left }), true);
    const link = document.createElement("a");
    Object.assign(link, { href: "/sign-in?next=/phone", textContent: say("sign_in_now"), className: "govuk-link" });
    one("#told").append(" ", link);
  }
  await count();
}

async function begin(id, entry = null, content = null) {
  state.person = state.list?.people.find((each) => each.id === id) ?? { id, called: state.opened?.get(entry?.seq)?.about ?? "", number: "" };
  state.mending = entry;
  screen.fillForm(form, state.person, state.list?.members ?? [], today(), content);
  told("");
  screen.show("visit", say("visit_title"));
}

async function keep(act) {
  const about = state.person.called;
  if (state.mending && act.kind === "visit") await queue.replace(state.mending, act, { key: state.key, office: state.office, about });
  else await queue.add(act, { key: state.key, office: state.office, about });
}

function refusal(trouble) {
  return say(trouble?.name === "QuotaExceededError" ? "full" : "not_kept");
}

async function save() {
  const read = screen.readForm(form, state.person, today());
  for (const line of all("[data-wrong]", form)) line.hidden = !read.missing.includes(line.dataset.wrong);
  if (read.missing.length) {
    const first = one(`[data-wrong='${read.missing[0]}']`, form);
    const folded = first.closest("details");
    if (folded) folded.open = true;
    first.scrollIntoView({ block: "center" });
    return;
  }
  try {
    await keep(read.visit);
    if (read.pledge) await keep(read.pledge);
  } catch (trouble) {
    screen.wrong("#save-wrong", refusal(trouble));
    one("#save-wrong").focus();
    return;
  }
  const person = state.person;
  if (read.visit.met && (!person.last_on || person.last_on < read.visit.held_on)) person.last_on = read.visit.held_on;
  Object.assign(state, { person: null, mending: null });
  told(say("kept", { who: person.called }));
  await showPeople();
  await count();
  navigator.storage?.persist?.();
  await send();
}

async function help(id) {
  state.person = state.list.people.find((each) => each.id === id);
  try {
    await keep({ kind: "help", case: id, words: null });
    told(say("help_kept", { who: state.person.called }));
  } catch (trouble) { told(refusal(trouble), true); }
  await count();
  await send();
}

async function setCode() {
  const [code, same] = [one("#new_code").value, one("#same_code").value];
  if (!new RegExp(`^[0-9]{${state.office.code_digits}}$`).test(code) || new Set(code).size < 3) { screen.wrong("#set-wrong", say("code_weak", { digits: state.office.code_digits })); return; }
  if (code !== same) { screen.wrong("#set-wrong", say("code_differs")); return; }
  const { key, gate } = await newGate(code);
  try { await kept.put("gate", gate); } catch (trouble) { screen.wrong("#set-wrong", refusal(trouble)); return; }
  one("#set").reset();
  state.key = key;
  await keepList();
  await showPeople();
}

async function enter() {
  const gate = await kept.get("gate");
  // Counted before it is tried: closing the app at the right moment gives no further try.
  await kept.put("gate", { ...gate, wrong: gate.wrong + 1 });
  const key = await through(gate, one("#code").value);
  one("#code").value = "";
  if (key) {
    await kept.put("gate", { ...gate, wrong: 0 });
    state.key = key;
    await openList();
    await pass();
    await count();
    return;
  }
  const left = state.office.wrong_codes - gate.wrong - 1;
  if (left > 0) { screen.wrong("#gate-wrong", say("code_wrong", { left })); return; }
  await forget(say("wiped"));
}

// The list goes; what waits stays, since only the office can open it.
async function forget(text) {
  await kept.drop("gate", "list");
  Object.assign(state, { key: null, list: null, person: null, back: "people" });
  told(text, true);
  await restart();
}

async function restart() {
  const end = state.fresh ? "ok" : await refresh();
  if (end === "ok") { screen.show("set", say("set_title")); return; }
  showStart(end);
}

async function ofEntry(button) {
  const seq = Number(button.closest("li").dataset.seq);
  return (await queue.entries()).find((each) => each.seq === seq);
}

const acts = {
  visit: (button) => begin(button.closest("li").dataset.id),
  help: (button) => help(button.closest("li").dataset.id),
  queue: showQueue,
  send: () => send(true),
  retry: restart,
  back: async () => { Object.assign(state, { person: null, mending: null }); await (state.key ? showPeople() : showGate()); },
  forget: () => forget(say("forgotten")),
  update: async () => { (await navigator.serviceWorker.getRegistration())?.waiting?.postMessage("take-over"); },
  "all-same": () => { for (const each of all("input[name^='change.'][value=same]", form)) each.checked = true; },
  mend: async (button) => {
    const entry = await ofEntry(button);
    const { content } = state.opened.get(entry.seq);
    await begin(content.case, entry, content);
  },
  again: async (button) => { await queue.again(await ofEntry(button)); await send(true); },
  drop: async (button) => {
    if (button.dataset.sure) { await queue.drop(await ofEntry(button)); return; }
    button.dataset.sure = "yes";
    button.textContent = say("drop_sure");
  },
  export: async (button) => {
    const entry = await ofEntry(button);
    const { content, about } = state.opened.get(entry.seq);
    const text = JSON.stringify({ id: entry.id, about, reason: entry.why ?? null, ...content }, null, 2);
    const link = document.createElement("a");
    Object.assign(link, { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: `duong-ve-${entry.id}.json` });
    link.click();
    URL.revokeObjectURL(link.href);
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button) acts[button.dataset.act](button);
});
form.addEventListener("change", (event) => {
  screen.fold(form);
  const line = one(`[data-wrong='${event.target.name}']`, form);
  if (line) line.hidden = true;
});
for (const [id, act] of [["visit", save], ["set", setCode], ["gate", enter]]) {
  let busy = false;
  one(`#${id}`).addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    try { await act(); } finally { busy = false; }
  });
}

function lock() {
  state.back = screen.standing() === "visit" ? "visit" : "people";
  Object.assign(state, { key: null, list: null });
  one("#people").replaceChildren();
  showGate(say("locked"));
}

document.addEventListener("visibilitychange", async () => {
  if (document.visibilityState === "hidden") { state.hidden = Date.now(); return; }
  if (state.key && state.hidden && Date.now() - state.hidden > LOCK_AFTER_MS) lock();
  await meet();
});
addEventListener("online", () => meet());
setInterval(async () => { if (document.visibilityState === "visible" && await queue.waiting()) await send(); }, EVERY_MS);
queue.whenChanged(count);

// Whenever there may be a signal: send first, then fetch what is new.
async function meet() {
  await send();
  if (await refresh() === "ok" && screen.standing() === "people" && state.key) await showPeople();
}

async function register() {
  if (!("serviceWorker" in navigator)) return;
  let held = Boolean(navigator.serviceWorker.controller);
  const found = await navigator.serviceWorker.register("/phone-worker.js", { scope: "/phone", updateViaCache: "none" });
  const offer = () => { one("#update").hidden = !(found.waiting && navigator.serviceWorker.controller); };
  found.addEventListener("updatefound", () => found.installing.addEventListener("statechange", offer));
  offer();
  // A new edition took over, asked for in this tab or another: never in the middle of a visit.
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (held && screen.standing() !== "visit") location.reload();
    held = true;
  });
}

async function start() {
  register().catch(() => told(say("no_worker"), true));
  state.office = (await kept.get("office")) ?? null;
  await count();
  if (state.office && await kept.get("gate")) {
    showGate();
    await meet();
    if (!(await kept.get("gate"))) await restart();
    return;
  }
  await restart();
  await send();
}

start();
