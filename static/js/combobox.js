// Suggestions while one types, as an ARIA combobox; choosing follows the link. The search button does the same.
for (const input of document.querySelectorAll("[data-combobox]")) {
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let active = -1;
  let asked = 0;
  let timer;

  list.id = `${input.id}_list`;
  list.className = "picker__list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.comboboxLabel);
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  input.after(list, status);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-autocomplete", "list");

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  // Going back, one finds the word that was typed, and what fits it.
  const follow = (address) => {
    const here = new URL(location.href);
    here.searchParams.set(input.name, input.value.trim());
    history.replaceState(null, "", here);
    location.assign(address);
  };
  const mark = (number) => {
    active = (number + list.children.length) % list.children.length;
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", index === active));
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const show = (suggestions, note) => {
    list.replaceChildren(...suggestions.map(({ label, matched, is_near: isNear, url }, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}_${index}`;
      option.className = "picker__option";
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.url = url;
      option.textContent = label;
      const beside = matched || (isNear && input.dataset.comboboxNear);
      if (beside) {
        const word = option.appendChild(document.createElement("span"));
        word.className = "picker__matched";
        word.textContent = beside;
      }
      return option;
    }));
    close();
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.className = note ? "muted" : "visually-hidden";
    status.textContent = note ? note : suggestions.length ? `${input.dataset.comboboxLabel}: ${suggestions.length}` : input.dataset.comboboxNone;
  };
  const ask = async () => {
    const typed = input.value.trim();
    const turn = ++asked;
    if (typed.length < 2) return close();
    const answer = await fetch(`${input.dataset.combobox}&q=${encodeURIComponent(typed)}`).catch(() => null);
    if (turn === asked && answer?.ok) {
      const { suggestions, note } = await answer.json();
      show(suggestions, note);
    }
  };

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 200); });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[data-url]");
    if (!option || event.button) return;
    event.preventDefault();
    follow(option.dataset.url);
  });
  input.addEventListener("keydown", (event) => {
    const act = {
      Escape: close,
      ArrowDown: () => mark(active + 1),
      ArrowUp: () => mark(Math.max(active, 0) - 1),
      Enter: active < 0 ? null : () => follow(list.children[active].dataset.url),
    }[event.key];
    if (list.hidden || !act) return;
    event.preventDefault();
    act();
  });
}
