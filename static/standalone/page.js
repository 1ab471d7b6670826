"use strict";
// The page: filters, plot, card and table over the data it carries. All texts are set by textContent.

const ROWS = 200;

function start() {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const byId = new Map(data.events.map((event) => [event.id, event]));
  const folded = new Map(data.events.map((event) => [event.id, searchable(event)]));
  const state = { view: wholeWindow(data.events), chosen: null, rows: ROWS, shown: data.events };
  const at = (id) => document.getElementById(id);

  function make(tag, text, parent, attributes = {}) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (parent) parent.appendChild(made);
    return made;
  }

  function button(text, parent, action, attributes = {}) {
    const made = make("button", text, parent, { type: "button", ...attributes });
    made.addEventListener("click", action);
    return made;
  }

  function choose(id, focus = true) {
    if (location.hash === `#event=${id}`) showChosen(id, focus);
    else location.hash = `event=${id}`;
  }

  function showChosen(id, focus) {
    state.chosen = byId.has(id) ? id : null;
    card(focus);
    plot();
  }

  function close() {
    history.pushState(null, "", location.href.split("#")[0]);
    showChosen(null, false);
  }

  function option(select, value, label) {
    make("option", label, select, { value });
  }

  function labels() {
    at("title").textContent = words.title;
    at("coverage").textContent = data.coverage.filter((pair) => pair[1]).map((pair) => pair.join(": ")).join(" · ");
    at("search-label").textContent = words.search;
    at("search").placeholder = words.search_hint;
    at("type-label").textContent = words.type;
    at("status-label").textContent = words.status;
    at("plot-title").textContent = words.plot;
    at("table-title").textContent = words.table;
    at("plot").setAttribute("aria-label", words.hint);
    at("footer").textContent = [words.made.replace("{date}", data.made), ...data.coverage.filter((pair) => !pair[1]).map((pair) => pair[0])].join(" ");
    const kinds = (key, label) => [...new Map(data.events.map((e) => [e[key], e[label]]))].sort((a, b) => a[1].localeCompare(b[1]));
    option(at("type"), "", words.all_types);
    kinds("type", "typeLabel").forEach(([value, label]) => option(at("type"), value, label));
    option(at("status"), "", words.all_statuses);
    kinds("status", "statusLabel").forEach(([value, label]) => option(at("status"), value, label));
    const tools = at("plot-tools");
    button("−", tools, () => zoom(2), { "aria-label": words.zoom_out, title: words.zoom_out });
    button("+", tools, () => zoom(0.5), { "aria-label": words.zoom_in, title: words.zoom_in });
    button("←", tools, () => pan(-0.3), { "aria-label": words.earlier, title: words.earlier });
    button("→", tools, () => pan(0.3), { "aria-label": words.later, title: words.later });
    button(words.whole, tools, whole);
    at("theme").textContent = words.theme;
  }

  function filter() {
    const question = at("search").value;
    const [type, status] = [at("type").value, at("status").value];
    state.shown = data.events.filter(
      (e) => (!type || e.type === type) && (!status || e.status === status) && matches(folded.get(e.id), question),
    );
    state.rows = ROWS;
    at("count").textContent = state.shown.length
      ? words.count.replace("{shown}", state.shown.length).replace("{total}", data.events.length)
      : words.none_found;
    plot();
    table();
  }

  function plot() {
    at("plot-section").hidden = !state.view;
    if (!state.view) return tray();
    drawPlot(at("plot"), state.shown, state.view, state.chosen, words, (events) => {
      if (events.length === 1) return choose(events[0].id);
      const [from, to] = wholeWindow(events);
      if (to - from < (state.view[1] - state.view[0]) * 0.9) state.view = [from, to];
      else choose(events[(events.findIndex((e) => e.id === state.chosen) + 1) % events.length].id);
      plot();
    });
    tray();
  }

  function tray() {
    const undated = state.shown.filter((e) => !e.start && !e.end);
    at("tray").replaceChildren();
    if (!undated.length) return;
    const box = make("details", "", at("tray"));
    make("summary", `${words.undated} (${undated.length})`, box);
    const list = make("ul", "", box);
    undated.slice(0, ROWS).forEach((e) => button(`${e.title} · ${e.when}`, make("li", "", list), () => choose(e.id), { class: "link" }));
  }

  function zoom(factor, around = 0.5) {
    const [from, to] = state.view;
    const middle = from + (to - from) * around;
    const span = Math.min(Math.max((to - from) * factor, 4), 80000);
    state.view = [middle - span * around, middle + span * (1 - around)];
    plot();
  }

  function pan(share) {
    const span = state.view[1] - state.view[0];
    state.view = state.view.map((day) => day + span * share);
    plot();
  }

  function whole() {
    state.view = wholeWindow(state.shown) || wholeWindow(data.events);
    plot();
  }

  function step(by) {
    if (!state.shown.length) return;
    const place = state.shown.findIndex((e) => e.id === state.chosen);
    const next = state.shown[place < 0 ? 0 : Math.min(Math.max(place + by, 0), state.shown.length - 1)];
    choose(next.id, false);
  }

  function card(focus) {
    const box = at("card");
    box.replaceChildren();
    box.hidden = !state.chosen;
    if (!state.chosen) return;
    const event = byId.get(state.chosen);
    const tools = make("div", "", box, { class: "card-tools" });
    button(words.previous, tools, () => step(-1));
    button(words.next, tools, () => step(1));
    button(words.close, tools, close);
    make("h2", event.title, box);
    const list = make("dl", "", box);
    const line = (label, value) => value && (make("dt", label, list), make("dd", value, list));
    line(words.date, event.when);
    line(words.receipt, event.receipt);
    line(words.type, event.typeLabel);
    line(words.status, event.statusLabel);
    line(words.people, event.people.join(", "));
    line(words.offices, event.offices.join("; "));
    line(words.place, event.place);
    line(words.amounts, event.amounts.join("; "));
    if (event.partOf && byId.has(event.partOf)) {
      make("dt", words.part_of, list);
      button(byId.get(event.partOf).title, make("dd", "", list), () => choose(event.partOf), { class: "link" });
    }
    make("h3", `${words.told_by} (${event.tellings.length})`, box);
    event.tellings.forEach((told) => telling(told, box));
    if (focus) box.focus();
  }

  function telling(told, box) {
    const part = make("article", "", box);
    const source = [told.outlet || words.unknown_outlet, told.published, told.languageLabel, told.statusLabel].filter(Boolean);
    make("p", source.join(" · "), part, { class: "source" });
    if (told.headline) make("h4", told.headline, part, { lang: told.language, dir: "auto" });
    const quote = make("blockquote", "", part, { lang: told.language, dir: "auto" });
    told.passage.forEach(([text, kind]) => make(kind === "context" ? "span" : "mark", text, quote, { class: kind }));
    if (told.receipt && told.receipt !== byId.get(state.chosen).receipt) make("p", `${words.receipt}: ${told.receipt}`, part, { class: "receipt" });
    if (/^https?:\/\//.test(told.link)) make("a", words.original, part, { href: told.link, rel: "noopener noreferrer", target: "_blank" });
    else make("p", words.no_address, part, { class: "receipt" });
  }

  function table() {
    const box = at("table");
    box.replaceChildren();
    const grid = make("table", "", box);
    const head = make("tr", "", make("thead", "", grid));
    [words.date, words.event, words.people, words.place, words.status].forEach((text) => make("th", text, head, { scope: "col" }));
    const body = make("tbody", "", grid);
    state.shown.slice(0, state.rows).forEach((event) => {
      const row = make("tr", "", body, { class: event.status });
      const cell = (label, text) => make("td", text, row, { "data-label": label });
      cell(words.date, event.when);
      button(event.title, cell(words.event, ""), () => choose(event.id), { class: "link" });
      cell(words.people, event.people.join(", "));
      cell(words.place, event.place);
      cell(words.status, event.statusLabel);
    });
    const rest = state.shown.length - state.rows;
    if (rest > 0) button(words.more.replace("{number}", rest), box, () => ((state.rows += ROWS), table()));
  }

  function listen() {
    at("filters").addEventListener("submit", (e) => e.preventDefault());
    ["search", "type", "status"].forEach((id) => at(id).addEventListener("input", filter));
    at("plot").addEventListener("wheel", wheel, { passive: false });
    const keys = { ArrowLeft: () => step(-1), ArrowRight: () => step(1), "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), Home: whole };
    at("plot").addEventListener("keydown", (e) => keys[e.key] && !e.ctrlKey && !e.metaKey && (e.preventDefault(), keys[e.key]()));
    window.addEventListener("resize", plot);
    window.addEventListener("hashchange", fromAddress);
    at("theme").addEventListener("click", () => {
      const dark = getComputedStyle(document.documentElement).getPropertyValue("--dark").trim() === "1";
      document.documentElement.dataset.theme = dark ? "light" : "dark";
    });
    drag(at("plot"));
  }

  // The wheel zooms when the plot has the focus or with the control key; else the page scrolls as usual.
  function wheel(e) {
    const box = at("plot");
    if (!e.ctrlKey && document.activeElement !== box) return;
    e.preventDefault();
    if (Math.abs(e.deltaX) > Math.abs(e.deltaY)) return pan(Math.sign(e.deltaX) * 0.05);
    const edge = box.getBoundingClientRect();
    zoom(e.deltaY > 0 ? 1.25 : 0.8, (e.clientX - edge.left) / edge.width);
  }

  function drag(box) {
    let from = null;
    let moved = false;
    box.addEventListener("pointerdown", (e) => ((from = { x: e.clientX, view: state.view }), (moved = false)));
    box.addEventListener("pointermove", (e) => {
      if (!from || !e.buttons || Math.abs(e.clientX - from.x) < 5) return;
      moved = true;
      const days = ((from.x - e.clientX) / box.clientWidth) * (from.view[1] - from.view[0]);
      state.view = from.view.map((day) => day + days);
      plot();
    });
    box.addEventListener("click", (e) => moved && e.stopPropagation(), true);
    window.addEventListener("pointerup", () => (from = null));
  }

  function fromAddress() {
    const found = /^#event=([\w-]+)$/.exec(location.hash);
    showChosen(found ? found[1] : null, Boolean(found));
  }

  labels();
  listen();
  filter();
  fromAddress();
  document.body.dataset.ready = "yes";
}

start();
