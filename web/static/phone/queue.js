// Acts that wait to be sent: written down once, sent in order as often as it takes, dropped when the office has them.
// What the office cannot take stays here with its reason until the member has decided.
import { close, newId, sealToOffice } from "./boxes.js";
import { kept, store } from "./store.js";

const told = new BroadcastChannel("duongve-queue");
const listeners = new Set();
const PATIENCE_MS = 20000;

export function whenChanged(listener) { listeners.add(listener); }
told.addEventListener("message", () => listeners.forEach((listener) => listener()));

function tell() {
  told.postMessage("changed");
  listeners.forEach((listener) => listener());
}

export async function entries(owner) {
  return (await (await store()).getAll("queue")).filter((each) => owner === undefined || each.owner === owner);
}

export async function waiting(owner) {
  return (await entries(owner)).filter((each) => each.status === "waiting").length;
}

// Sealed to the office; a second copy under the member's code, to be read and mended here. Throws QuotaExceededError.
export async function add(content, { key, office, id = newId(), about = "" }) {
  const envelope = await sealToOffice(office, id, { ...content, by: office.user });
  const own = await close(key, { content, about });
  const entry = { id, owner: office.user, status: "waiting", kind: content.kind, made_at: Date.now(), envelope, own };
  const database = await store();
  const work = database.transaction("queue", "readwrite", { durability: "strict" });
  await Promise.all([work.store.add(entry), work.done]);
  tell();
  return id;
}

// Mended: under its old id, so that it still arrives once; in a conflict under a new one, as another act.
export async function replace(entry, content, { key, office, about }) {
  const id = entry.status === "conflict" ? newId() : entry.id;
  const envelope = await sealToOffice(office, id, { ...content, by: office.user });
  const own = await close(key, { content, about });
  await (await store()).put("queue", { ...entry, id, envelope, own, owner: office.user, status: "waiting", why: undefined });
  tell();
}

export async function again(entry) {
  await (await store()).put("queue", { ...entry, status: "waiting", why: undefined });
  tell();
}

export async function drop(entry) {
  await (await store()).delete("queue", entry.seq);
  tell();
}

let running = null;
let wanted = false;

// What became of it: "sent" (nothing is left to send), "later" (out of reach), "sign-in" (the session is over),
// "other" (another account is signed in).
export function send() {
  if (running) { wanted = true; return running; }
  running = (async () => {
    let end;
    do {
      wanted = false;
      end = await navigator.locks.request("duongve-queue", sendAll);
    } while (wanted && end === "sent");
    return end;
  })().finally(() => { running = null; });
  return running;
}

async function sendAll() {
  for (;;) {
    const owner = (await kept.get("office"))?.user;
    const next = (await entries(owner)).find((each) => each.status === "waiting");
    if (!next) return "sent";
    const end = await sendOne(next);
    if (end) return end;
  }
}

async function sendOne(entry) {
  let answer;
  try {
    answer = await fetch(`/api/v1/sealed/${entry.id}`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
      body: JSON.stringify(entry.envelope),
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return "later";
  }
  if (answer.status === 200 || answer.status === 201) { await drop(entry); return null; }
  if (answer.status === 401) return "sign-in";
  const said = await answer.json().catch(() => ({}));
  if (answer.status === 403) return said.type === "sign_in_unfinished" ? "sign-in" : "other";
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) return "later";
  const clash = said.type === "record_conflict" || said.type === "command_id_reused";
  const why = said.detail || String(answer.status);
  const now = await (await store()).get("queue", entry.seq);
  // Mended meanwhile in another tab: what was refused is not what lies here now.
  if (now && now.envelope.sealed === entry.envelope.sealed) {
    await (await store()).put("queue", { ...now, status: clash ? "conflict" : "refused", why, type: said.type });
    tell();
  }
  return null;
}
