// Fetches our own copy of Plotly once for the page, before the timeline asks for it. It leaves any other copy in its place.
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
