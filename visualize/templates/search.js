// Search: folded words anywhere in names, types, dates, places, sources and quotations. All words must be found.

const index = { parties: null, events: null };
const PARTIES_AT_ONCE = 8;
const EVENTS_AT_ONCE = 12;

function buildIndex() {
  index.parties = parties.map((party) => fold(`${Object.values(party.labels).join(' ')} ${party.iso ?? ''}`));
  index.events = events.map((event) => {
    const people = partiesIn(event).map((party) => index.parties[party]);
    const places = (event.places ?? []).flatMap((labels) => Object.values(labels));
    const quotes = (event.evidence ?? []).flatMap((quote) => [quote.text, quote.title, quote.source]);
    const names = [page.terms.types[event.type], page.terms.statuses[event.status], event.when, event.labels];
    const words = [...names.flatMap(Object.values), event.edtf, ...places, ...quotes].filter(Boolean);
    return `${fold(words.join(' '))} ${people.join(' ')}`;
  });
}

function search(query) {
  model.query = query;
  const words = fold(query).split(' ').filter(Boolean);
  if (!words.length) model.matches = null;
  else {
    if (!index.parties) buildIndex();
    const found = (keys) => new Set(keys.flatMap((key, i) => (words.every((word) => key.includes(word)) ? [i] : [])));
    model.matches = { parties: found(index.parties), events: found(index.events) };
  }
  changed('search');
}

function showResults() {
  const { matches } = model;
  const results = byId('results');
  if (!matches) {
    byId('found').textContent = '';
    results.replaceChildren();
    return;
  }
  const people = [...matches.parties].sort((a, b) => eventsAbout(b).length - eventsAbout(a).length || a - b);
  const told = [...matches.events];
  const total = people.length + told.length;
  byId('found').textContent = total ? t('found', { n: count(total) }) : t('found_none');
  const left = Math.max(0, people.length - PARTIES_AT_ONCE) + Math.max(0, told.length - EVENTS_AT_ONCE);
  results.replaceChildren(
    ...group(t('parties'), people.slice(0, PARTIES_AT_ONCE).map(partyRow)),
    ...group(t('events'), told.slice(0, EVENTS_AT_ONCE).map(eventRow)),
    ...(left ? [el('p', { class: 'count' }, t('more_results', { n: count(left) }))] : []),
  );
}

function group(title, rows) {
  return rows.length ? [el('p', { class: 'group-name' }, title), el('div', { class: 'rows' }, ...rows)] : [];
}

function partyRow(party) {
  const row = el(
    'button',
    { type: 'button', class: 'row' },
    kindSign(parties[party].kind),
    el('span', {}, isolated(nameOf(party))),
    el('small', {}, `${term('kinds', parties[party].kind)} · ${t('events')}: ${count(eventsAbout(party).length)}`),
  );
  row.addEventListener('click', () => openDetails({ party }, row));
  return row;
}
