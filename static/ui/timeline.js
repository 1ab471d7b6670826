// The timeline: an overview strip above lanes. The browser owns zoom and pan; the server is told and answers with finer or
// coarser marks. All text reaches the page through Plotly, escaped, or through textContent.
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
  const width = () => plot._fullLayout?._size?.w ?? plot.clientWidth - 130;
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
    if (!data.milestones) note("");
    return P.react(plot, traces(data, look), layout(data, look, range, width()), config)
      .then(() => P.react(strip, stripTraces(data, look, top), {
        height: 58, margin: { l: plot._fullLayout._size.l, r: 14, t: 16, b: 2 }, bargap: 0.08, dragmode: "select", selectdirection: "h", showlegend: false,
        paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { family: look.font, color: look.text, size: 10 },
        newselection: { line: { color: look.accent, width: 1 } }, activeselection: { fillcolor: look.accent, opacity: 0.12 },
        xaxis: { type: "date", side: "top", fixedrange: true, range: data.strip.range, showgrid: false, showline: true, mirror: true, linecolor: look.grid }, yaxis: { visible: false, fixedrange: true, range: [0, top] },
        selections: box(range, top, look),
      }, { displayModeBar: false, responsive: true }))
      .then(() => {
        plot.setAttribute("aria-label", data.label);
        plot.dataset.ready = turn;
        plot.dataset.events = data.total;
        plot.dataset.selected = data.selected;
        offer(P);
        if (!state.wired) wire(P);
      });
  }

  // What a tap on a milestone says: a phone has no pointer to point with.
  function note(text, event) {
    const line = root.querySelector(".note");
    line.replaceChildren(...(text ? [text] : []));
    if (event) state.pick(event);
  }

  function offer(P) {
    const save = async (format) => {
      const days = current().map((ms) => new Date(ms).toISOString().slice(0, 10));
      const figure = picture(state.data, theme(plot), current(), width(), days.join(" – "));
      const size = { width: plot.clientWidth, height: figure.layout.height };
      const link = document.createElement("a");
      link.href = await P.toImage(figure, { format, ...size, scale: format === "png" ? 2 : 1 });
      link.download = `vietnam-laos-timeline_${days.join("_")}.${format}`;
      link.click();
    };
    root.querySelector(".take").replaceChildren(data.picture, ...["png", "svg"].map((format) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = format.toUpperCase();
      button.setAttribute("aria-label", `${data.picture} ${button.textContent}`);
      button.onclick = () => save(format);
      return button;
    }));
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
    // What lies under the pointer: a milestone (its place in the lane), an event, or the visit in whose frame it is.
    const under = (event) => {
      const { xaxis, yaxis, _size } = plot._fullLayout;
      const box = plot.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left - _size.l, event.clientY - box.top - _size.t];
      if (x < 0 || y < 0 || x > _size.w || y > _size.h) return null;
      const [toX, toY] = [(v) => xaxis.d2p(v), (v) => yaxis.d2p(v)];
      const hit = (marks) => nearest(marks, x, y, toX, toY, event.pointerType === "touch" ? 24 : 14);
      const { marks, milestones, visits } = state.data;
      if (milestones && yaxis.p2d(y) < -0.5) return { stone: milestones.id.indexOf(hit(milestones)) };
      const id = hit(marks);
      return { id, visit: id ? null : around(boxes(visits, current(), width()), x, y, toX, toY), day: millis(xaxis.p2d(x)) };
    };
    // Plotly's own click asks a pointer position up to 50 ms old and drops the second of two quick clicks.
    const clicked = (event) => {
      const found = under(event);
      if (!found) return;
      const { cells, milestones } = state.data;
      if ("stone" in found) note(milestones.text[found.stone]?.join(" ") ?? "", milestones.event[found.stone]);
      else if (found.id ?? found.visit) state.pick(found.id ?? found.visit);
      else if (cells) P.relayout(plot, { "xaxis.range": [found.day - cells.width * 1.5, found.day + cells.width * 1.5] });
    };
    plot.addEventListener("pointermove", (event) => {
      const visit = state.held || !state.data.visits?.id.length ? null : under(event)?.visit;
      plot.title = visit ? state.data.marks.title[state.data.marks.id.indexOf(visit)] : "";
      plot.classList.toggle("over", Boolean(visit));
    });
    const report = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const range = current().map(Math.round);
        if (String(range) !== String(state.told)) { state.told = range; state.tell(range); }
      }, 120);
    };
    plot.on("plotly_relayout", (event) => {
      if (!Object.keys(event).some((key) => key.startsWith("xaxis"))) return;
      if (state.data.visits?.id.length) P.relayout(plot, { shapes: shapes(state.data, theme(plot), current(), width()) });
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
