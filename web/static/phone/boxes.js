// What is sealed on the phone: to the office (which alone opens it), and under the member's own code.
const BYTES = new TextEncoder();
const ROUNDS = 600000;

export function toText(bytes) {
  let text = "";
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function toBytes(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
}

// RFC 9562 §5.7: its order is time, so that what was written first sorts first.
export function newId(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(now / 2 ** (8 * (5 - place))) % 256;
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

// ECDH on P-256 with a key made for this one act, HKDF-SHA-256, AES-GCM; bound to the office's key and the act's id.
export async function sealToOffice(office, id, content) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const own = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
  const point = await crypto.subtle.exportKey("raw", own.publicKey);
  const theirs = await crypto.subtle.importKey("raw", toBytes(office.key), curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own.privateKey, 256);
  const bound = BYTES.encode(`${office.key_id}|${id}`);
  const info = BYTES.encode(`duongve|phone|${office.key_id}|${id}`);
  const root = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: point, info };
  const key = await crypto.subtle.deriveKey(how, root, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bound }, key, BYTES.encode(JSON.stringify(content)));
  return { kid: office.key_id, point: toText(point), nonce: toText(iv), sealed: toText(sealed) };
}

export async function newGate(code) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await keyOf(code, salt, ROUNDS);
  return { key, gate: { salt, rounds: ROUNDS, wrong: 0, check: await close(key, "open") } };
}

// The key, or null for a wrong code.
export async function through(gate, code) {
  const key = await keyOf(code, gate.salt, gate.rounds);
  try {
    return (await open(key, gate.check)) === "open" ? key : null;
  } catch {
    return null;
  }
}

async function keyOf(code, salt, rounds) {
  const typed = await crypto.subtle.importKey("raw", BYTES.encode(code), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export async function close(key, content) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, BYTES.encode(JSON.stringify(content))) };
}

export async function open(key, box) {
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: box.iv }, key, box.sealed)));
}
