// A telephone at a gate. With network the portal decides about each ticket; without, the list that is held here does,
// and what happened is told as soon as there is network. Names are never held, and all is forgotten after the event.
const root = document.querySelector("[data-gate]");
const words = root.dataset;
const place = `gate-${words.gate}`;
const form = document.getElementById("page-form");
const code = form.elements.code;
const answer = root.querySelector("[data-gate-answer]");
const state = root.querySelector("[data-gate-state]");
const camera = root.querySelector("[data-gate-camera]");
const conflicts = root.querySelector("[data-gate-conflicts]");
const PATIENCE = 4000; // milliseconds that somebody waits at a gate before the list decides
const ANEW = 60_000; // between two lists

// What this telephone holds: the list, whom it let in itself, and what is still to be told.
let held = JSON.parse(localStorage.getItem(place) || "null") || { list: null, came: {}, queue: [], conflicts: [] };
let isOnline = false;
const keep = () => localStorage.setItem(place, JSON.stringify(held));
const hour = (date) => date.toTimeString().slice(0, 5);
const say = (text, isIn) => {
  answer.textContent = text;
  answer.hidden = false;
  answer.classList.toggle("notice--good", isIn);
  answer.classList.toggle("notice--stop", !isIn);
};
const show = () => {
  const network = isOnline ? words.wordOnline : words.wordOffline.replace("{hour}", held.list ? held.list.made : "–");
  const left = held.queue.length ? words.wordLeft.replace("{number}", held.queue.length) : "";
  state.textContent = [network, left].filter(Boolean).join(" · ");
  conflicts.hidden = !held.conflicts.length;
  conflicts.querySelector("ul").replaceChildren(...held.conflicts.map((text) => {
    const line = document.createElement("li");
    line.textContent = text;
    return line;
  }));
};

// The link has ended or the event is over.
const forget = async () => {
  localStorage.removeItem(place);
  held = { list: null, came: {}, queue: [], conflicts: [] };
  await caches.delete(`gate ${new URL("./", location).pathname}`);
  for (const worker of await navigator.serviceWorker.getRegistrations()) {
    if (worker.scope.endsWith(new URL("./", location).pathname)) await worker.unregister();
  }
  form.hidden = true;
  say(words.wordOver, false);
};

const ask = async (address, options = {}) => {
  try {
    const response = await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE), credentials: "omit" });
    isOnline = true;
    if (response.status === 404 || response.status === 410) {
      held.list = null;
      if (!held.queue.length || address === words.scans) await forget();
      return null;
    }
    return response.ok ? await response.json() : null;
  } catch {
    isOnline = false;
    return null;
  }
};
const send = (message) =>
  ask(words.scans, { method: "POST", body: JSON.stringify({ now: new Date().toISOString(), ...message }) });

const tell = async () => {
  while (held.queue.length) {
    const told = await send({ happened: held.queue.slice(0, 50) });
    if (!told) break;
    const done = new Map(told.taken.map((each) => [each.nonce, each]));
    const inQuestion = held.queue.filter((scan) => done.get(scan.nonce)?.conflict);
    held.conflicts.push(...inQuestion.map((scan) => `${scan.hour} ${scan.who}: ${done.get(scan.nonce).conflict}`));
    held.queue = held.queue.filter((scan) => !done.has(scan.nonce));
    keep();
  }
};
const renew = async () => {
  if (held.list && Date.now() > held.list.forget && !held.queue.length) return forget();
  const list = await ask(words.list);
  if (list) {
    held.list = list;
    keep();
  }
  await tell();
  show();
};

// The same check sign as the portal's: a slip of the hand is noticed without the list.
const isWellFormed = (signs) => {
  const places = [...signs].map((sign) => words.signs.indexOf(sign));
  if (signs.length !== Number(words.length) || places.includes(-1)) return false;
  const last = places.pop();
  return places.reduce((sum, value, index) => sum + (index + 2) * value, 0) % words.signs.length === last;
};
const hashed = async (signs) => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(held.list.salt + signs));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 12);
};

const byList = async (signs, nonce, now) => {
  if (!held.list) return say(words.wordNone, false);
  const hash = await hashed(signs);
  const ticket = held.list.tickets[hash];
  if (!ticket) return say(words.wordUnknown, false);
  const [initials, category, reason, before] = ticket;
  if (reason || before) return say(reason || before, false);
  if (held.came[hash]) return say(words.wordBefore.replace("{hour}", held.came[hash]), false);
  const who = [initials, held.list.categories[category]].filter(Boolean).join(" · ");
  held.came[hash] = hour(now);
  held.queue.push({ nonce, code: signs, at: now.toISOString(), hour: hour(now), who });
  keep();
  say(words.wordIn.replace("{who}", who), true);
};
const decide = async (text) => {
  const signs = text.trim().replace(/\/+$/, "").split("/").pop().toUpperCase().replace(/[^0-9A-Z]/g, "");
  if (!isWellFormed(signs)) return say(words.wordMistyped, false);
  const [nonce, now] = [crypto.randomUUID(), new Date()];
  const told = await send({ ask: { nonce, code: signs, at: now.toISOString() } });
  if (told?.is_in && held.list) {
    held.came[await hashed(signs)] = hour(now);
    keep();
  }
  if (told) say(told.text, told.is_in);
  else if (!form.hidden) await byList(signs, nonce, now);
  show();
};

form.addEventListener("submit", async (event) => {
  if (form.elements.photo.files.length && !code.value.trim()) return; // the portal reads the photo
  event.preventDefault();
  const typed = code.value;
  code.value = "";
  code.focus();
  if (typed.trim()) await decide(typed);
});

if ("BarcodeDetector" in window && navigator.mediaDevices) {
  const read = root.querySelector("[data-gate-read]");
  read.hidden = false;
  read.addEventListener("click", async () => {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    camera.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    camera.hidden = false;
    await camera.play();
    let last = "";
    setInterval(async () => {
      const [found] = await detector.detect(camera).catch(() => []);
      if (!found || found.rawValue === last) return;
      last = found.rawValue;
      setTimeout(() => { last = ""; }, 5000);
      await decide(found.rawValue);
    }, 300);
  });
}

if ("serviceWorker" in navigator) navigator.serviceWorker.register(words.worker);
window.addEventListener("online", renew);
window.addEventListener("offline", () => { isOnline = false; show(); });
setInterval(renew, ANEW);
renew();
