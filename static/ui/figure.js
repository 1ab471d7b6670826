// What the timeline draws: traces, layout, and which mark lies under the pointer. It stands before timeline.js in one module.
const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const STATUS = { planned: "circle-open", cancelled: "x-thin-open", occurred: "circle" };
const HALF_DAY = 43200000;
const WIDE = new Set(["month", "quarter", "season", "half_year", "year", "decade"]);

function theme(element) {
  const style = getComputedStyle(element);
  const get = (name) => style.getPropertyValue(name).trim();
  return {
    text: get("--st-text-color"), grid: get("--st-border-color"), page: get("--st-background-color"),
    accent: get("--st-primary-color"), font: get("--st-font"), mark: get("--st-link-color"),
  };
}

const long = (marks, i) => WIDE.has(marks.kind[i]) || marks.kind[i] === "interval";
const centre = (marks, i) => (long(marks, i) ? (marks.x0[i] + marks.x1[i]) / 2 : marks.x0[i] + HALF_DAY);

// What is on record is of another kind than what articles tell: diamonds in the colour of the text, in a lane apart.
function milestoneTraces(lane, look) {
  const bars = { x: [], y: [] };
  lane.id.forEach((_, i) => {
    if (!long(lane, i)) return;
    bars.x.push(lane.x0[i], lane.x1[i], null);
    bars.y.push(lane.y[i], lane.y[i], null);
  });
  const x = lane.x0.map((_, i) => centre(lane, i));
  const chosen = lane.id.map((id) => id === lane.chosen);
  return [
    { type: "scatter", mode: "lines", ...bars, line: { width: 4, color: look.text }, opacity: 0.3, hoverinfo: "skip" },
    {
      type: "scatter", mode: "markers", hoverinfo: "skip", x: x.filter((_, i) => chosen[i]), y: lane.y.filter((_, i) => chosen[i]),
      marker: { symbol: "diamond-open", size: 19, color: look.accent, line: { width: 2 } },
    },
    {
      type: "scatter", mode: "markers", name: "milestones", customdata: lane.id, text: lane.text.map((lines) => lines.map(escaped).join("<br>")),
      hovertemplate: "%{text}<extra></extra>", x, y: lane.y, marker: { symbol: "diamond", size: 9, color: look.text, opacity: 0.75, line: { width: 1, color: look.page } },
    },
  ];
}

function traces(data, look) {
  const out = [];
  const marks = data.marks;
  if (data.cells) {
    out.push({
      type: "heatmap", x: data.cells.x, y: data.lanes.map((_, i) => i), z: data.cells.z, hoverongaps: false, showscale: false,
      colorscale: [[0, look.mark + "33"], [1, look.mark]], ygap: 6, hovertemplate: "%{z}<extra></extra>",
    });
  }
  const bars = { x: [], y: [] };
  const bands = { x: [], y: [] };
  marks.id.forEach((_, i) => {
    const target = WIDE.has(marks.kind[i]) ? bands : marks.kind[i] === "interval" ? bars : null;
    if (target) {
      target.x.push(marks.x0[i], marks.x1[i], null);
      target.y.push(marks.y[i], marks.y[i], null);
    }
  });
  if (data.milestones) out.push(...milestoneTraces(data.milestones, look));
  out.push({ type: "scatter", mode: "lines", ...bands, line: { width: 14, color: look.mark }, opacity: 0.16, hoverinfo: "skip" });
  out.push({ type: "scatter", mode: "lines", ...bars, line: { width: 7, color: look.mark }, opacity: 0.5, hoverinfo: "skip" });
  // The ring of the chosen event is a trace of its own: a bigger mark would draw the clicks meant for its neighbours.
  const middle = marks.x0.map((_, i) => centre(marks, i));
  const chosen = marks.id.map((id) => id === data.selected);
  out.push({
    type: "scatter", mode: "markers", hoverinfo: "skip", x: middle.filter((_, i) => chosen[i]), y: marks.y.filter((_, i) => chosen[i]),
    marker: { symbol: "circle-open", size: 19, color: look.accent, line: { width: 2 } },
  });
  out.push({
    type: "scatter", mode: "markers", name: "events", customdata: marks.id, text: marks.title.map(escaped), hovertemplate: "%{text}<extra></extra>",
    x: middle, y: marks.y,
    marker: {
      symbol: marks.status.map((s) => STATUS[s] ?? "circle"),
      size: 10,
      color: chosen.map((c) => (c ? look.accent : look.mark)),
      line: { width: marks.status.map((s) => (s === "occurred" ? 1 : 2)), color: marks.status.map((s, i) => (s === "occurred" ? look.page : chosen[i] ? look.accent : look.mark)) },
    },
  });
  return out;
}

// A visit is a frame around what belongs to it, lane by lane, held together by a line. Frames keep clear of their marks, so
// their width depends on the zoom.
function boxes(visits, range, width) {
  const pad = ((width < 400 ? 7 : 10) * (range[1] - range[0])) / Math.max(200, width);
  return (visits?.id ?? []).map((id, i) => ({
    id, x0: Math.min(visits.x0[i], visits.x0[i] + HALF_DAY - pad), x1: Math.max(visits.x1[i], visits.x1[i] - HALF_DAY + pad),
    parts: visits.parts[i],
  }));
}

function visitShapes(data, look, range, width) {
  return boxes(data.visits, range, width).flatMap(({ id, x0, x1, parts }) => {
    const line = id === data.selected ? { color: look.accent, width: 1.5 } : { color: look.mark + "99", width: 1 };
    const frames = parts.map(([from, to]) => ({ type: "rect", layer: "below", x0, x1, y0: from, y1: to, line, fillcolor: look.mark + "1a", name: id }));
    if (parts.length > 1) frames.push({ type: "line", layer: "below", x0, x1: x0, y0: parts[0][1], y1: parts.at(-1)[0], line });
    return frames;
  });
}

// The visit whose frame or line lies at a point of the plot; the shortest where several do.
export function around(visits, x, y, toX, toY) {
  const hit = visits.filter(({ x0, x1, parts }) => {
    const [from, to] = [toX(x0), toX(x1)];
    const within = parts.some(([low, high]) => y >= toY(low) && y <= toY(high));
    const onLine = Math.abs(x - from) < 5 && y >= toY(parts[0][0]) && y <= toY(parts.at(-1)[1]);
    return (x >= from && x <= to && within) || onLine;
  });
  return hit.sort((a, b) => a.x1 - a.x0 - (b.x1 - b.x0))[0]?.id ?? null;
}

function stripTraces(data, look, top) {
  const out = [{ type: "bar", x: data.strip.x, y: data.strip.y, marker: { color: look.mark }, opacity: 0.55, hoverinfo: "skip" }];
  if (data.milestones) {
    const x = data.milestones.all;
    out.push({ type: "scatter", mode: "markers", x, y: x.map(() => top * 0.07), hoverinfo: "skip", marker: { symbol: "line-ns", size: 7, line: { width: 1, color: look.text } } });
  }
  return out;
}

function shapes(data, look, range, width) {
  const out = [{ type: "line", x0: data.today, x1: data.today, yref: "paper", y0: 0, y1: 1, line: { color: look.accent, width: 1, dash: "dot" } }];
  if (data.milestones) {
    out.push({ type: "rect", layer: "below", xref: "paper", x0: 0, x1: 1, y0: -1.6, y1: -0.5, line: { width: 0 }, fillcolor: look.text, opacity: 0.06 });
    out.push({ type: "line", xref: "paper", x0: 0, x1: 1, y0: -0.5, y1: -0.5, line: { color: look.text, width: 1 }, opacity: 0.4 });
  }
  return [...out, ...visitShapes(data, look, range, width)];
}

function layout(data, look, range, width) {
  const narrow = window.innerWidth < 640;
  const cut = narrow ? 14 : 30;
  const label = (l) => escaped(l.length > cut ? l.slice(0, cut - 1) + "…" : l);
  const lane = data.milestones;
  const number = data.lanes.length + (lane ? 1 : 0);
  return {
    height: Math.max(158, 54 + number * (narrow ? 32 : 38)),
    margin: { l: 8, r: 14, t: 30, b: 12 }, dragmode: "pan", hovermode: "closest", showlegend: false,
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { family: look.font, color: look.text, size: narrow ? 11 : 12 },
    hoverlabel: { bgcolor: look.page, bordercolor: look.grid, font: { family: look.font, color: look.text }, align: "left" },
    xaxis: { type: "date", side: "top", range, tickangle: 0, nticks: narrow ? 4 : 10, gridcolor: look.grid, linecolor: look.grid, zeroline: false },
    yaxis: {
      automargin: true, tickvals: [...(lane ? [-1] : []), ...data.lanes.map((_, i) => i)],
      ticktext: [...(lane ? [`<i>${label(lane.label)}</i>`] : []), ...data.lanes.map(label)],
      range: [data.lanes.length - 0.3, lane ? -1.6 : -0.7], fixedrange: true, gridcolor: look.grid, zeroline: false, ticks: "",
    },
    shapes: shapes(data, look, range, width),
  };
}

// The event whose mark is nearest to a point of the plot; a bar or band counts where it is hit, after the marks.
export function nearest(marks, x, y, toX, toY, reach) {
  let best = null;
  let least = reach;
  marks.id.forEach((id, i) => {
    const [from, to, dy] = [toX(marks.x0[i]), toX(marks.x1[i]), toY(marks.y[i]) - y];
    const wide = long(marks, i);
    const dot = Math.hypot((wide ? (from + to) / 2 : toX(marks.x0[i] + HALF_DAY)) - x, dy);
    const bar = wide && x >= from && x <= to && Math.abs(dy) < 8 ? 8 + Math.abs(dy) / 2 : Infinity;
    const far = Math.min(dot, bar);
    if (far < least) [best, least] = [id, far];
  });
  return best;
}

// What begins and ends outside the range is left out, so that a picture holds only what it shows.
function within(columns, [low, high]) {
  if (!columns) return columns;
  const kept = columns.id.flatMap((_, i) => (columns.x1[i] > low && columns.x0[i] < high ? [i] : []));
  const cut = (list) => (Array.isArray(list) && list.length === columns.id.length ? kept.map((i) => list[i]) : list);
  return Object.fromEntries(Object.entries(columns).map(([name, list]) => [name, cut(list)]));
}

function cellsWithin(cells, [low, high]) {
  const kept = (_, i) => cells.x[i] + cells.width / 2 > low && cells.x[i] - cells.width / 2 < high;
  return cells && { ...cells, x: cells.x.filter(kept), z: cells.z.map((row) => row.filter(kept)) };
}

// The plot as shown, on the colour of the page, with a line above that says what and when.
function picture(data, look, range, size, days) {
  const seen = {
    ...data, marks: within(data.marks, range), visits: within(data.visits, range), milestones: within(data.milestones, range),
    cells: cellsWithin(data.cells, range),
  };
  const drawn = layout(seen, look, range, size);
  const title = { text: `${escaped(data.page)} · ${days}<br><sup>${escaped(data.rests_on)}</sup>`, x: 0, xref: "container", xanchor: "left", pad: { l: 12 }, font: { size: 13 } };
  return { data: traces(seen, look), layout: { ...drawn, title, height: drawn.height + 44, margin: { ...drawn.margin, t: 74 }, paper_bgcolor: look.page } };
}
