// Keeps the app's page and files on the phone, one edition at a time. What waits to be sent lies elsewhere: an update
// touches the files alone, and takes over only when the page says that nobody is in the middle of a visit.
"use strict";

const PAGE = "/phone";
const KEPT = `duongve-${EDITION}`;

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(KEPT);
    // All or nothing, and past what the browser remembers of an older edition.
    await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
    // The first edition has nothing to wait for.
    if (!self.registration.active) await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("duongve-") && name !== KEPT) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  if (event.request.mode === "navigate") {
    if (address.pathname === PAGE) event.respondWith(page(event.request, address));
    return;
  }
  if (FILES.includes(address.pathname)) event.respondWith(file(event.request, address));
});

async function page(request, address) {
  const cache = await caches.open(KEPT);
  if (address.searchParams.has("lang")) {
    try {
      const answer = await fetch(request);
      if (answer.ok) await cache.put(PAGE, answer.clone());
      return answer;
    } catch { /* out of reach: in the language that is there */ }
  }
  return (await cache.match(PAGE)) || fetch(request);
}

async function file(request, address) {
  const cache = await caches.open(KEPT);
  return (await cache.match(address.pathname)) || fetch(request);
}
