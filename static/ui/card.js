// The event: its title and facts. Everything is text; the only actions are opening another event, showing its milestone among
// the others, and following a source of that.
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
  const way = (link) => {
    if (link.id) return open(link.id, link.label);
    const element = make(link.href ? "a" : "button", "link", link.label);
    if (link.href) Object.assign(element, { href: link.href, target: "_blank", rel: "noopener noreferrer" });
    else Object.assign(element, { type: "button", onclick: () => setTriggerValue("milestone", link.milestone) });
    return element;
  };
  const card = root.querySelector(".card");
  const list = make("dl");
  for (const row of data.rows) {
    const value = make("dd");
    for (const line of row.lines) value.append(make("div", row.quiet ? "quiet" : "", line));
    for (const link of row.links ?? []) if (!(link.milestone && data.milestones_on)) value.append(way(link));
    list.append(make("dt", "", row.label), value);
  }
  const steps = make("nav");
  steps.setAttribute("aria-label", data.steps_label);
  for (const step of data.steps) steps.append(open(step.id, step.label));
  card.replaceChildren(make("div", "kicker", data.kicker), make("h2", "", data.title), list, steps);
  card.dataset.event = data.id;
}
