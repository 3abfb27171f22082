// Keeps the screen of this gate for hours without network; nothing else of the portal goes through it.
const SCREEN = new URL("./", self.location).pathname;
const KEPT = `gate ${SCREEN}`;

const install = async () => {
  const kept = await caches.open(KEPT);
  const page = await fetch(SCREEN);
  const text = await page.clone().text();
  await kept.put(SCREEN, page);
  const needed = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map(([, address]) => address);
  await kept.addAll([...new Set(needed)]); // the same address twice would be refused
  await self.skipWaiting();
};
self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// The newest that the network gives; what was kept when there is none.
const answer = async (request) => {
  const kept = await caches.open(KEPT);
  try {
    const fresh = await fetch(request);
    if (fresh.ok && !fresh.redirected) await kept.put(request, fresh.clone());
    return fresh;
  } catch (failure) {
    const held = await kept.match(request, { ignoreVary: true });
    if (held) return held;
    throw failure;
  }
};

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const isOurs = origin === self.location.origin && (pathname === SCREEN || pathname.startsWith("/static/"));
  if (event.request.method === "GET" && isOurs) event.respondWith(answer(event.request));
});
