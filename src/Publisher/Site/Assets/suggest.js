// What somebody may be typing: fills a datalist, which the browser shows and reads out by itself. Without script the fields work as they are.
"use strict";
for (const field of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = "suggest-" + field.name;
  field.after(list);
  field.setAttribute("list", list.id);
  // Whatever was ever offered: the browser may still show an older list when somebody takes a choice.
  const places = new Map();
  let timer, asked;

  const show = found => {
    const taken = new Set();
    const options = [];
    for (const item of found) {
      // Namesakes need values of their own: the browser shows each value once.
      const value = "insee" in item ? (taken.has(item.name) ? `${item.name} (${item.department})` : item.name) : item.title;
      taken.add(value);
      places.set(value, item.url);
      const option = new Option("", value);
      option.label = "insee" in item ? `${item.name} (${item.postalCodes[0] ?? item.department})` : item.title;
      options.push(option);
    }
    list.replaceChildren(...options);
  };

  const ask = async () => {
    const typed = field.value.trim();
    if (typed.length < 2)
      return show([]);
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${field.dataset.suggest}&q=${encodeURIComponent(typed)}`, { signal: asked.signal });
      if (answer.ok)
        show((await answer.json())[field.dataset.of]);
    } catch {
      // Offline, or typed on: what stands there stays.
    }
  };

  field.addEventListener("input", event => {
    clearTimeout(timer);
    // A choice out of the list replaces the whole text; keys insert or delete.
    const chosen = (event.inputType === undefined || event.inputType === "insertReplacementText") && places.get(field.value);
    if (chosen)
      location.assign(new URL(chosen).pathname);
    else
      timer = setTimeout(ask, 150);
  });
}
