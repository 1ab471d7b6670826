// The event: its title and facts. Everything is text; the only actions are opening another event.
export default function ({ data, parentElement: root, setTriggerValue }) {
  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  };
  const open = (id, label) => {
    const button = make("button", "link", label);
    button.type = "button";
    button.onclick = () => setTriggerValue("open", id);
    return button;
  };
  const card = root.querySelector(".card");
  const list = make("dl");
  for (const row of data.rows) {
    const value = make("dd");
    for (const line of row.lines) value.append(make("div", row.quiet ? "quiet" : "", line));
    for (const link of row.links ?? []) value.append(open(link.id, link.label));
    list.append(make("dt", "", row.label), value);
  }
  const steps = make("nav");
  steps.setAttribute("aria-label", data.steps_label);
  for (const step of data.steps) steps.append(open(step.id, step.label));
  card.replaceChildren(make("div", "kicker", data.kicker), make("h2", "", data.title), list, steps);
  card.dataset.event = data.id;
}
