// What the reader has chosen: filters, search, selection, what is unfolded. Everything else is drawn from this
// and from the data.
//
// The data (visualize/page.py): parties [{iri, kind, labels, iso}], events [{iri, type, status, when,
// participants: [[party, role]], sites: [party], evidence, …}] latest first, drawing {nodes, edges, options} of
// pyvis, homes [party → state it is folded into], waiting [parties drawn on demand]. Parties and events are
// spoken of by their index.

const { parties, events, drawing } = page;

const model = {
  statuses: new Set(['occurred']), // what did not happen is off until asked for
  types: new Set(events.map((event) => event.type)),
  query: '',
  matches: null, // {parties: Set, events: Set} of the search, null when there is none
  selection: null, // {party}, {event} or {events: [...], between: [a, b]}
  unfolded: new Set(),
  asked: new Set(),
  lineLabels: true,
};

const homeOf = (party) => page.homes[party] ?? null;
const waiting = new Set(page.waiting);
const isVisible = (event) => model.statuses.has(event.status) && model.types.has(event.type);

/** The party that stands for this one in the picture: itself, its state while folded, or null while it waits. */
function shownAs(party) {
  const home = homeOf(party);
  const shown = home === null || model.unfolded.has(home) ? party : home;
  return waiting.has(shown) && !model.asked.has(shown) ? null : shown;
}

/** Everybody and everything that an event is drawn beside, each once. */
const partiesIn = (event) => [...new Set([...event.participants.map(([who]) => who), ...event.sites])];

const eventsOf = parties.map(() => []);
events.forEach((event, index) => {
  for (const party of partiesIn(event)) eventsOf[party].push(index);
});

const folded = new Map();
page.homes.forEach((home, party) => {
  if (home !== null && eventsOf[party].length) folded.set(home, [...(folded.get(home) ?? []), party]);
});

/** The events of a party; a state into which people are folded answers for them too. */
function eventsAbout(party) {
  if (!folded.has(party)) return eventsOf[party];
  return [...new Set([party, ...folded.get(party)].flatMap((who) => eventsOf[who]))].sort((a, b) => a - b);
}

const listeners = [];

/** Calls this after each change, with what changed: filters, search, selection, levels, language or theme. */
const onChange = (listener) => listeners.push(listener);

function changed(what) {
  for (const listener of listeners) listener(what);
}

function select(selection) {
  model.selection = selection;
  if (selection?.party !== undefined) reveal(selection.party);
  changed('selection');
}

/** Brings a waiting party, and those it shares events with, into the picture. */
function reveal(party) {
  if (!waiting.size) return;
  const before = model.asked.size;
  const beside = eventsOf[party].flatMap((event) => partiesIn(events[event]));
  for (const who of [party, ...beside]) model.asked.add(homeOf(who) ?? who);
  if (model.asked.size > before) changed('levels');
}

function toggleFold(state) {
  if (!model.unfolded.delete(state)) model.unfolded.add(state);
  changed('levels');
}
