// What is typed into a draft is saved a few seconds after its writer stops, and the page says so with the hour. Files wait
// for the button. Without this script the buttons save, and nothing typed is lost either.
const form = document.querySelector("[data-autosave]");
const state = form.querySelector("[data-autosave-state]");
const PAUSE = 4000; // milliseconds after the last letter
let timer = 0;
let isAtWork = false;
let isLeaving = false;

const say = (text) => {
  state.textContent = text.replace("{time}", new Date().toTimeString().slice(0, 5));
  state.hidden = false;
};

const save = async () => {
  if (isAtWork || isLeaving) return;
  isAtWork = true;
  const typed = new FormData(form);
  for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
  typed.set("autosave", "1");
  try {
    const response = await fetch(location.href, { method: "POST", body: typed, redirect: "error" });
    if (!response.ok) throw new Error(response.status);
    form.elements.version.value = (await response.json()).version;
    say(form.dataset.saved);
  } catch {
    if (!isLeaving) say(form.dataset.unsaved);
  }
  isAtWork = false;
};

form.addEventListener("input", (event) => {
  if (event.target.type === "file") return;
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
});
form.addEventListener("submit", () => {
  isLeaving = true;
  clearTimeout(timer);
});
