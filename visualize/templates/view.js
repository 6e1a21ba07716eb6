// What the picture holds now: the model in; shapes and lines for vis-network out, without their colours.

/** Where each party stands: as laid out (upright in an upright window), moved outwards from what is unfolded. */
function spots() {
  const { clientWidth, clientHeight } = byId('canvas');
  const upright = clientHeight > 1.15 * clientWidth;
  const places = drawing.nodes.map(({ x, y }) => (upright ? { x: y, y: x } : { x, y }));
  for (const state of model.unfolded) {
    const centre = places[state];
    const members = folded.get(state) ?? [];
    const distances = members.map((who) => Math.hypot(places[who].x - centre.x, places[who].y - centre.y));
    const room = Math.max(0, ...distances) + 60;
    places.forEach((place, party) => {
      if (party === state || homeOf(party) === state) return;
      const dx = place.x - centre.x;
      const dy = place.y - centre.y;
      const away = Math.hypot(dx, dy) || 1;
      place.x += (dx / away) * room;
      place.y += (dy / away) * room;
    });
  }
  return places;
}

/** {shapes: Map of party → {x, y, size}, lines: Map of id → {from, to, events, edge}}. */
function view() {
  const places = spots();
  const shapes = new Map();
  const lines = new Map();
  const show = (party) => shapes.set(party, { ...places[party], size: drawing.nodes[party].size });
  events.forEach((event) => {
    if (!isVisible(event)) return;
    for (const who of partiesIn(event)) {
      const party = shownAs(who);
      if (party !== null && !shapes.has(party)) show(party);
    }
  });
  const selected = model.selection?.party;
  if (selected !== undefined && shownAs(selected) !== null) show(shownAs(selected));
  for (const state of model.unfolded) if (shownAs(state) !== null) show(state);
  for (const edge of drawing.edges) addLine(lines, edge);
  return { shapes, lines };
}

function addLine(lines, edge) {
  if (!isVisible(events[edge.event])) return;
  const from = shownAs(edge.from);
  const to = shownAs(edge.to);
  if (from === null || to === null || from === to) return;
  if (from === edge.from && to === edge.to) {
    lines.set(`e${edge.id}`, { from, to, events: [edge.event], edge });
    return;
  }
  const [a, b] = from < to ? [from, to] : [to, from]; // between folded parties one line stands for all
  const id = `p${a}-${b}`;
  const line = lines.get(id) ?? { from: a, to: b, events: [], edge: null };
  if (!line.events.includes(edge.event)) line.events.push(edge.event);
  lines.set(id, line);
}

/** Parties that take part in some event, none of which is in view. */
function countHidden() {
  let hidden = 0;
  eventsOf.forEach((own) => {
    if (own.length && !own.some((event) => isVisible(events[event]))) hidden += 1;
  });
  return hidden;
}

/** What stands out, null when everything does: {parties: Set as shown, events: Set}. */
function focus() {
  const { selection, matches } = model;
  if (selection?.party !== undefined) {
    const own = eventsAbout(selection.party);
    const people = own.flatMap((event) => partiesIn(events[event]).map(shownAs));
    return { parties: new Set([shownAs(selection.party), ...people]), events: new Set(own) };
  }
  if (selection) {
    const chosen = selection.events ?? [selection.event];
    const people = chosen.flatMap((event) => partiesIn(events[event]).map(shownAs));
    return { parties: new Set(people), events: new Set(chosen) };
  }
  if (!matches) return null;
  const told = [...matches.events].filter((event) => isVisible(events[event]));
  const people = [...matches.parties, ...told.flatMap((event) => partiesIn(events[event]))];
  return { parties: new Set(people.map(shownAs)), events: matches.events };
}
