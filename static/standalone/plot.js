"use strict";
// The timeline as SVG: one lane per event type, days as dots, spans as bars, crowded places as counted cells.

const DAY = 86400000;
const SVG = "http://www.w3.org/2000/svg";
const LANE = 30;
const TOP = 22;

function dayNumber(text) {
  return Date.parse(text + "T00:00:00Z") / DAY;
}

// First and last day of all dated events, with a margin; a single day gets a month around it.
function wholeWindow(events) {
  const dated = events.filter((e) => e.start || e.end);
  if (!dated.length) return null;
  const first = Math.min(...dated.map((e) => dayNumber(e.start || e.end)));
  const last = Math.max(...dated.map((e) => dayNumber(e.end || e.start) + 1));
  const margin = Math.max(15, (last - first) * 0.03);
  return [first - margin, last + margin];
}

// Days on which the axis is labelled: years, months or days, whichever gives a handful.
function ticks(from, to, width) {
  const most = Math.max(2, Math.floor(width / 90));
  const found = [];
  const date = (day) => new Date(day * DAY);
  const add = (when, label) => found.push({ at: when / DAY, label });
  const days = to - from;
  if (days <= most) {
    for (let d = Math.ceil(from); d <= to; d += 1) add(d * DAY, date(d).toISOString().slice(0, 10));
    return found;
  }
  const months = days / 30.44;
  const steps = [1, 3, 6, 12, 24, 60, 120, 240, 600];
  const step = steps.find((s) => months / s <= most) || 1200;
  const start = date(from);
  let month = start.getUTCFullYear() * 12 + start.getUTCMonth();
  if (months < most / 2) {
    const every = Math.max(1, Math.ceil(days / most));
    for (let d = Math.ceil(from); d <= to; d += every) add(d * DAY, date(d).toISOString().slice(0, 10));
    return found;
  }
  month = Math.ceil(month / step) * step;
  for (;; month += step) {
    const year = Math.floor(month / 12);
    const when = Date.UTC(year, month % 12, 1);
    if (when / DAY > to) return found;
    if (when / DAY >= from) add(when, step >= 12 ? String(year) : `${year}-${String((month % 12) + 1).padStart(2, "0")}`);
  }
}

// Marks of one lane in pixels; neighbours closer than `near` become one mark with several events.
function laneMarks(events, scale, near) {
  const marks = events
    .map((event) => {
      const from = event.start || event.end;
      const left = scale(dayNumber(from));
      const right = scale(dayNumber(event.end || event.start) + 1);
      const dot = event.precision === "day" || event.start === event.end || right - left < 8;
      const middle = dot ? (left + right) / 2 : left;
      return { events: [event], left: dot ? middle - 5 : left, right: dot ? middle + 5 : right, dot, open: !event.start || !event.end };
    })
    .sort((a, b) => a.left - b.left);
  const joined = [];
  for (const mark of marks) {
    const last = joined[joined.length - 1];
    if (last && last.dot && mark.dot && mark.left - last.at < near && mark.left - last.left < near * 3) {
      last.events.push(...mark.events);
      last.at = mark.left;
      last.right = Math.max(last.right, mark.right);
    } else {
      joined.push({ ...mark, at: mark.left });
    }
  }
  return joined;
}

function element(name, attributes, parent) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (parent) parent.appendChild(made);
  return made;
}

// Draw `events` between the days of `view` into `box`; `pick` is called with the events of the mark that was clicked.
function drawPlot(box, events, view, selected, words, pick) {
  const width = Math.max(280, box.clientWidth);
  const narrow = width < 620;
  const left = narrow ? 8 : 190;
  const [from, to] = view;
  const scale = (day) => left + ((day - from) / (to - from)) * (width - left - 12);
  const shown = events.filter((e) => (e.start || e.end) && dayNumber(e.end || e.start) + 1 >= from && dayNumber(e.start || e.end) <= to);
  const lanes = [...new Map(events.filter((e) => e.start || e.end).map((e) => [e.type, e.typeLabel]))];
  const step = narrow ? LANE + 14 : LANE;
  const height = TOP + lanes.length * step + 8;
  const svg = element("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  for (const tick of ticks(from, to, width - left)) {
    const x = scale(tick.at);
    element("line", { x1: x, x2: x, y1: TOP - 4, y2: height, class: "grid" }, svg);
    element("text", { x, y: 12, class: "tick", "text-anchor": "middle" }, svg).textContent = tick.label;
  }
  lanes.forEach(([type, label], row) => {
    const y = TOP + row * step + (narrow ? 14 : 0) + LANE / 2;
    element("line", { x1: left, x2: width, y1: y, y2: y, class: "lane" }, svg);
    element("text", { x: 6, y: narrow ? y - 14 : y + 4, class: "lane-label" }, svg).textContent = label;
    for (const mark of laneMarks(shown.filter((e) => e.type === type), scale, 9)) drawMark(svg, mark, y, left, width, selected, words, pick);
  });
  box.replaceChildren(svg);
}

function drawMark(svg, mark, y, left, width, selected, words, pick) {
  const event = mark.events[0];
  const many = mark.events.length > 1;
  const chosen = mark.events.some((e) => e.id === selected);
  const kind = many ? "cluster" : event.status + (mark.open ? " open" : "") + (["day", "interval"].includes(event.precision) ? "" : " vague");
  const group = element("g", { class: `mark ${kind}${chosen ? " chosen" : ""}` }, svg);
  const from = Math.max(left, mark.left);
  const to = Math.min(width - 4, mark.right);
  if (many) {
    element("rect", { x: from - 3, y: y - 10, width: Math.max(20, to - from + 6), height: 20, rx: 10 }, group);
    element("text", { x: from - 3 + Math.max(20, to - from + 6) / 2, y: y + 4, "text-anchor": "middle" }, group).textContent = mark.events.length;
  } else if (mark.dot) {
    element("circle", { cx: (mark.left + mark.right) / 2, cy: y, r: 6 }, group);
  } else {
    element("rect", { x: from, y: y - 7, width: Math.max(6, to - from), height: 14, rx: 4 }, group);
  }
  if (!many && event.status === "cancelled") element("line", { x1: from - 3, x2: to + 3, y1: y, y2: y, class: "struck" }, group);
  const label = many ? words.cluster.replace("{number}", mark.events.length) : `${event.when} · ${event.title} · ${event.statusLabel}`;
  element("title", {}, group).textContent = label;
  group.addEventListener("click", () => pick(mark.events));
}
