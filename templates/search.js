// Search with Pagefind: nothing of it is loaded before somebody comes to the box, which is shown only where it can work. Without
// this script, and on pages opened from the disk, the lists of the site serve.
"use strict";
(() => {
  const form = document.querySelector("form.search");
  if (!form || !location.protocol.startsWith("http")) return;
  const FILTERS = { court: "Court", judge: "Judge", year: "Year", outcome: "Outcome" };
  const SHOWN = 10; // orders at a time
  const PASSAGES = 3; // of an order
  const BEFORE = 8, WORDS = 32; // words of a passage: before the first that was found, and in all
  const input = form.querySelector("input");
  const root = new URL(form.dataset.root || "./", location.href).href;

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const status = make("p", { className: "count", role: "status" });
  const choices = make("div", { className: "choices" });
  const hits = make("ol", { className: "hits" });
  const more = make("button", { type: "button", textContent: "More", hidden: true });
  const panel = make("section", { className: "search-panel", ariaLabel: "Search results", hidden: true }, choices, status, hits, more);
  form.closest("header").after(panel);
  form.classList.add("ready");

  let loading = null; // the engine, from the first focus on
  let asked = 0; // searches begun: the answer to an earlier one is not shown
  const load = async () => {
    const folder = `${root}pagefind/`;
    const parts = await (await fetch(`${folder}parts.json`)).json();
    const engine = await import(`${folder}${parts[0]}/pagefind.js`);
    await engine.options({ baseUrl: root, noWorker: true });
    await Promise.all(parts.slice(1).map((part) => engine.mergeIndex(`${folder}${part}/`, { baseUrl: root })));
    offer(await engine.filters());
    return engine;
  };
  const say = (words) => { status.textContent = words; };
  const begin = () => {
    (loading ??= load()).catch(() => say("The search could not be loaded. The lists of this site have every order."));
    panel.hidden = false;
  };

  // One name may be printed in several ways: capitals, stops and commas make no difference.
  const folded = (name) => name.toUpperCase().replace(/[.,]/g, "").replace(/\s+/g, " ");
  const offer = (filters) => {
    for (const [filter, label] of Object.entries(FILTERS)) {
      const names = new Map();
      for (const name of Object.keys(filters[filter] || {}).sort().reverse()) names.set(folded(name), [...(names.get(folded(name)) || []), name]);
      if (names.size < 2) continue;
      const select = make("select", { name: filter }, make("option", { value: "", textContent: "any" }));
      const keys = [...names.keys()].sort();
      for (const key of filter === "year" ? keys.reverse() : keys) {
        const variants = names.get(key);
        select.append(make("option", { value: JSON.stringify(variants), textContent: variants[0] }));
      }
      choices.append(make("label", {}, `${label} `, select));
    }
  };

  const find = async () => {
    const mine = ++asked;
    const words = input.value.trim();
    const chosen = [...choices.querySelectorAll("select")].filter((select) => select.value);
    more.hidden = true;
    if (!words && !chosen.length) { hits.replaceChildren(); say(""); return; }
    const engine = await loading;
    const filters = Object.fromEntries(chosen.map((select) => [select.name, { any: JSON.parse(select.value) }]));
    const found = (await engine.search(words || null, { filters })).results;
    if (mine !== asked) return;
    hits.replaceChildren();
    say(found.length ? `${found.length} found` : "Nothing was found.");
    await show(found, mine);
  };
  const show = async (found, mine) => {
    const data = await Promise.all(found.slice(0, SHOWN).map((result) => result.data()));
    if (mine !== asked) return;
    hits.append(...data.map(hit));
    const rest = found.slice(SHOWN);
    more.hidden = !rest.length;
    more.onclick = () => { more.hidden = true; show(rest, mine); };
  };

  const hit = (page) => {
    const about = [page.meta.date, ...(page.filters.court || [])].filter(Boolean).join(", ");
    const item = make("li", {}, make("h3", {}, make("a", { href: page.url, textContent: page.meta.title })));
    if (about) item.append(make("p", { className: "when", textContent: about }));
    item.append(...passages(page).map((passage) => make("p", {}, link(page, passage), " ", ...excerpt(page, passage))));
    return item;
  };
  // The paragraphs, notes and headings that hold what was found: the best of them, in reading order.
  const passages = (page) => {
    const anchors = page.anchors.filter((anchor) => !/^(a|span)$/.test(anchor.element)).sort((a, b) => a.location - b.location);
    const held = new Map();
    const top = { id: "", location: 0 };
    for (const place of page.weighted_locations) {
      const anchor = anchors.findLast((one) => one.location <= place.location) || top;
      const passage = held.get(anchor) || { anchor, places: [], score: 0 };
      passage.places.push(place.location);
      passage.score += place.balanced_score;
      held.set(anchor, passage);
    }
    const best = [...held.values()].sort((a, b) => b.score - a.score).slice(0, PASSAGES);
    return best.sort((a, b) => a.anchor.location - b.anchor.location);
  };
  const link = (page, { anchor }) => {
    const number = /^(?:.*-)?(p|fn-)(\d[\d-]*)$/.exec(anchor.id);
    const name = number ? `${number[1] === "p" ? "¶" : "n."} ${number[2]}` : "To the page";
    return make("a", { href: anchor.id ? `${page.url}#${anchor.id}` : page.url, textContent: name, className: "there" });
  };
  const excerpt = (page, { anchor, places }) => {
    const words = page.content.split(/\s+/);
    const start = Math.max(anchor.location, Math.min(...places) - BEFORE);
    const marked = new Set(places);
    const cut = words.slice(start, start + WORDS).flatMap((word, n) => [marked.has(start + n) ? make("mark", { textContent: word }) : word, " "]);
    return [start > anchor.location ? "… " : "", ...cut, "…"];
  };

  let waiting = 0;
  input.addEventListener("focus", begin);
  form.addEventListener("input", () => { begin(); clearTimeout(waiting); waiting = setTimeout(find, 150); });
  choices.addEventListener("change", find);
  form.addEventListener("submit", (event) => { event.preventDefault(); begin(); find(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    panel.hidden = true;
    asked++;
    if (panel.contains(document.activeElement)) input.focus();
  });
})();
