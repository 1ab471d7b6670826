// The timeline: an overview strip above lanes. The browser owns zoom and pan; the server is told and answers with finer or
// coarser marks. All text reaches the page through Plotly, escaped, or through textContent.
const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const STATUS = { planned: "circle-open", cancelled: "x-thin-open", occurred: "circle" };
const WIDE = new Set(["month", "quarter", "season", "half_year", "year", "decade"]);

function plotly() {
  return (window.__timelinePlotly ??= new Promise((resolve, reject) => {
    const before = window.Plotly;
    const script = document.createElement("script");
    script.src = new URL("app/static/plotly-cartesian.min.js", document.baseURI).href;
    script.onload = () => {
      const own = window.Plotly;
      if (before) window.Plotly = before;
      resolve(own);
    };
    script.onerror = () => reject(new Error("plotly-cartesian.min.js"));
    document.head.appendChild(script);
  }));
}

function theme(element) {
  const style = getComputedStyle(element);
  const get = (name) => style.getPropertyValue(name).trim();
  return {
    text: get("--st-text-color"), grid: get("--st-border-color"), page: get("--st-background-color"),
    accent: get("--st-primary-color"), font: get("--st-font"), mark: get("--st-link-color"),
  };
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
  out.push({ type: "scatter", mode: "lines", ...bands, line: { width: 14, color: look.mark }, opacity: 0.16, hoverinfo: "skip" });
  out.push({ type: "scatter", mode: "lines", ...bars, line: { width: 7, color: look.mark }, opacity: 0.5, hoverinfo: "skip" });
  // The ring of the chosen event is a trace of its own: a bigger mark would draw the clicks meant for its neighbours.
  const middle = marks.x0.map((x, i) => (WIDE.has(marks.kind[i]) || marks.kind[i] === "interval" ? (x + marks.x1[i]) / 2 : x + 43200000));
  const chosen = marks.id.map((id) => id === data.selected);
  out.push({
    type: "scatter", mode: "markers", hoverinfo: "skip", x: middle.filter((_, i) => chosen[i]), y: marks.y.filter((_, i) => chosen[i]),
    marker: { symbol: "circle-open", size: 19, color: look.accent, line: { width: 2 } },
  });
  out.push({
    type: "scatter", mode: "markers", customdata: marks.id, text: marks.title.map(escaped), hovertemplate: "%{text}<extra></extra>",
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

function layout(data, look, range) {
  const narrow = window.innerWidth < 640;
  const cut = narrow ? 14 : 30;
  const labels = data.lanes.map((l) => escaped(l.length > cut ? l.slice(0, cut - 1) + "…" : l));
  return {
    height: Math.max(150, 46 + data.lanes.length * (narrow ? 32 : 38)),
    margin: { l: 8, r: 14, t: 4, b: 30 }, dragmode: "pan", hovermode: "closest", showlegend: false,
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { family: look.font, color: look.text, size: narrow ? 11 : 12 },
    hoverlabel: { bgcolor: look.page, bordercolor: look.grid, font: { family: look.font, color: look.text }, align: "left" },
    xaxis: { type: "date", range, gridcolor: look.grid, linecolor: look.grid, zeroline: false },
    yaxis: {
      automargin: true, tickvals: data.lanes.map((_, i) => i), ticktext: labels, range: [data.lanes.length - 0.4, -0.6],
      fixedrange: true, gridcolor: look.grid, zeroline: false, ticks: "",
    },
    shapes: [{ type: "line", x0: data.today, x1: data.today, yref: "paper", y0: 0, y1: 1, line: { color: look.accent, width: 1, dash: "dot" } }],
  };
}

// The event whose mark is nearest to a point of the plot; a bar or band counts where it is hit, after the marks.
export function nearest(marks, x, y, toX, toY, reach) {
  let best = null;
  let least = reach;
  marks.id.forEach((id, i) => {
    const [from, to, dy] = [toX(marks.x0[i]), toX(marks.x1[i]), toY(marks.y[i]) - y];
    const wide = WIDE.has(marks.kind[i]) || marks.kind[i] === "interval";
    const dot = Math.hypot((wide ? (from + to) / 2 : toX(marks.x0[i] + 43200000)) - x, dy);
    const bar = wide && x >= from && x <= to && Math.abs(dy) < 8 ? 8 + Math.abs(dy) / 2 : Infinity;
    const far = Math.min(dot, bar);
    if (far < least) [best, least] = [id, far];
  });
  return best;
}

const millis = (value) => (typeof value === "number" ? value : +new Date(String(value).replace(" ", "T") + (String(value).length > 10 ? "Z" : "T00:00Z")));

export default function ({ data, parentElement: root, setStateValue, setTriggerValue }) {
  const plot = root.querySelector(".plot");
  const strip = root.querySelector(".strip");
  const state = (root.__state ??= {});
  state.tell = (range) => setStateValue("window", range);
  state.pick = (id) => setTriggerValue("pick", id);
  state.data = data;
  const turn = (state.turn = (state.turn ?? 0) + 1);
  const current = () => plot._fullLayout.xaxis.range.map(millis);
  const box = (range, top, look) => [{ type: "rect", xref: "x", yref: "y", x0: range[0], x1: range[1], y0: 0, y1: top, line: { color: look.accent, width: 1 } }];

  plotly().then((P) => {
    state.P = P;
    state.draw = () => draw(P);
    if (!state.held) state.draw();
  }).catch((error) => { root.querySelector(".fault").textContent = `${data.fault} (${error.message})`; });

  function draw(P) {
    if (turn !== state.turn) return undefined;
    state.draw = null;
    const look = theme(plot);
    const keep = state.revision === data.revision && plot._fullLayout;
    state.revision = data.revision;
    const range = keep ? current() : data.window;
    const config = { scrollZoom: true, displayModeBar: false, responsive: true, doubleClick: false };
    const top = Math.max(1, ...data.strip.y) * 1.1;
    return P.react(plot, traces(data, look), layout(data, look, range), config)
      .then(() => P.react(strip, [{ type: "bar", x: data.strip.x, y: data.strip.y, marker: { color: look.mark }, opacity: 0.55, hoverinfo: "skip" }], {
        height: 58, margin: { l: plot._fullLayout._size.l, r: 14, t: 2, b: 16 }, bargap: 0.08, dragmode: "select", selectdirection: "h", showlegend: false,
        paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { family: look.font, color: look.text, size: 10 },
        newselection: { line: { color: look.accent, width: 1 } }, activeselection: { fillcolor: look.accent, opacity: 0.12 },
        xaxis: { type: "date", fixedrange: true, range: data.strip.range, showgrid: false }, yaxis: { visible: false, fixedrange: true, range: [0, top] },
        selections: box(range, top, look),
      }, { displayModeBar: false, responsive: true }))
      .then(() => {
        plot.dataset.ready = turn;
        plot.dataset.events = data.total;
        plot.dataset.selected = data.selected;
        if (!state.wired) wire(P);
      });
  }

  function wire(P) {
    state.wired = true;
    let timer;
    // A new figure in the middle of a drag would end it: it waits until the pointer is up.
    plot.addEventListener("pointerdown", (event) => { state.held = event; }, true);
    for (const end of ["pointerup", "pointercancel"]) {
      window.addEventListener(end, (event) => {
        const start = state.held;
        if (!start) return;
        state.held = null;
        if (end === "pointerup" && event.button === 0 && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < 5) clicked(event);
        setTimeout(() => state.draw?.(), 60);
      }, true);
    }
    // Plotly's own click asks a pointer position up to 50 ms old and drops the second of two quick clicks.
    const clicked = (event) => {
      const { xaxis, yaxis, _size } = plot._fullLayout;
      const box = plot.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left - _size.l, event.clientY - box.top - _size.t];
      if (x < 0 || y < 0 || x > _size.w || y > _size.h) return;
      const id = nearest(state.data.marks, x, y, (v) => xaxis.d2p(v), (v) => yaxis.d2p(v), event.pointerType === "mouse" ? 14 : 24);
      if (id) state.pick(id);
      else if (state.data.cells) {
        const half = state.data.cells.width * 1.5;
        const day = millis(xaxis.p2d(x));
        P.relayout(plot, { "xaxis.range": [day - half, day + half] });
      }
    };
    const report = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const range = current().map(Math.round);
        if (String(range) !== String(state.told)) { state.told = range; state.tell(range); }
      }, 180);
    };
    plot.on("plotly_relayout", (event) => {
      if (!Object.keys(event).some((key) => key.startsWith("xaxis"))) return;
      if (!state.quiet) P.relayout(strip, { selections: box(current(), strip._fullLayout.yaxis.range[1], theme(plot)) });
      report();
    });
    plot.addEventListener("dblclick", () => P.relayout(plot, { "xaxis.range": state.data.strip.range }));
    strip.on("plotly_selected", (event) => {
      if (!event?.range) return;
      const range = event.range.x.map(millis).sort((a, b) => a - b);
      state.quiet = true;
      P.relayout(plot, { "xaxis.range": range }).then(() => (state.quiet = false));
    });
    plot.addEventListener("keydown", (event) => {
      const [low, high] = current();
      const middle = (low + high) / 2;
      const half = (high - low) / 2;
      const zoom = { "+": 0.6, "=": 0.6, "-": 1.6 }[event.key];
      if (zoom) P.relayout(plot, { "xaxis.range": [middle - half * zoom, middle + half * zoom] });
      else if (event.key === "Home") P.relayout(plot, { "xaxis.range": state.data.strip.range });
      else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
        const order = state.data.marks.id.map((id, i) => [state.data.marks.x0[i], id]).sort((a, b) => a[0] - b[0]);
        const ids = [...new Set(order.map((o) => o[1]))];
        if (!ids.length) return;
        const at = ids.indexOf(state.data.selected);
        const step = event.key === "ArrowRight" ? 1 : -1;
        state.pick(ids[at < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, at + step))]);
      } else return;
      event.preventDefault();
    });
  }
  return () => { try { state.P?.purge(plot); state.P?.purge(strip); } catch { /* the page is going away */ } };
}
