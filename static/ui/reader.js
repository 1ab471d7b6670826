// The source: the article as given, cut into pieces by the server; every piece is written with textContent.
export default function ({ data, parentElement: root, setTriggerValue }) {
  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  };
  const tabs = root.querySelector(".tellings");
  tabs.replaceChildren(...data.tellings.map((telling) => {
    const button = make("button", "", telling.label);
    button.type = "button";
    button.setAttribute("aria-pressed", String(telling.id === data.telling));
    button.onclick = () => setTriggerValue("telling", telling.id);
    return button;
  }));
  const head = root.querySelector(".head");
  head.replaceChildren(...data.about.map((line) => make("span", "", line)));
  if (data.link) {
    const link = make("a", "", data.link_label);
    link.href = data.link;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    head.append(link);
  }
  const article = root.querySelector("article");
  article.lang = data.language;
  article.dir = "auto";
  article.setAttribute("aria-label", data.label);
  article.replaceChildren(...data.pieces.map((piece) => make(piece.kind === "quote" ? "mark" : "span", piece.kind, piece.text)));
  const quote = article.querySelector(".quote");
  if (quote && root.__shown !== data.telling) {
    root.__shown = data.telling;
    requestAnimationFrame(() => {
      article.scrollTop = quote.offsetTop - article.offsetTop - article.clientHeight / 4;
      article.dataset.shown = data.telling;
    });
  }
}
