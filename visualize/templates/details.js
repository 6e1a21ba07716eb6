// The details pane: what the reader selected, with each fact's evidence and voice.

let opener = null; // what had the focus before, to go back to

function showDetails() {
  const pane = byId('details');
  const { selection } = model;
  pane.classList.toggle('open', selection !== null);
  pane.scrollTop = 0;
  if (!selection) pane.replaceChildren();
  else if (selection.event !== undefined) pane.replaceChildren(...eventDetails(events[selection.event]));
  else if (selection.party !== undefined) pane.replaceChildren(...partyDetails(selection.party));
  else pane.replaceChildren(...betweenDetails(selection));
}

/** Opens from a button of the list or the search: the focus goes along and comes back on closing. */
function openDetails(selection, from) {
  opener = from;
  select(selection);
  lookAt(partiesOf(selection));
  focusDetails();
}

/** The parties that a selection is about. */
function partiesOf({ party, event, between }) {
  return party !== undefined ? [party] : event !== undefined ? partiesIn(events[event]) : between;
}

function focusDetails() {
  byId('details').querySelector('h2')?.focus();
}

function closeDetails() {
  select(null);
  if (opener?.isConnected) opener.focus();
  opener = null;
}

function head(...title) {
  return el(
    'div',
    { class: 'head' },
    el('h2', { tabindex: '-1' }, ...title),
    el('button', { type: 'button', class: 'close', onclick: closeDetails }, t('close')),
  );
}

const badge = (...content) => el('span', { class: 'badge' }, ...content);

function facts(...rows) {
  const list = el('dl', { class: 'facts' });
  for (const [name, ...content] of rows.filter(Boolean)) {
    list.append(el('dt', {}, name), el('dd', {}, ...content));
  }
  return list;
}

/** A party's name that opens it. */
function partyLink(party) {
  const link = el('button', { type: 'button', class: 'link' }, isolated(nameOf(party)));
  link.addEventListener('click', () => openDetails({ party }, null));
  return link;
}

// ---- an event

function eventDetails(event) {
  const badges = [badge(lineSign(event.status), term('statuses', event.status))];
  if (event.disputed) badges.push(el('span', { class: 'badge alarm' }, t('disputed_long')));
  if (!isVisible(event)) badges.push(badge(t('filtered_out')));
  return [
    head(term('types', event.type)),
    el('div', { class: 'badges' }, ...badges),
    facts(
      [t('date'), el('strong', {}, isolated({ text: event.when[language], lang: language }))],
      event.edtf && [t('precision'), t(`precision_${event.precision}`), ' ', interval(event)],
      event.places?.length && [t('place'), ...commaed(event.places.map((labels) => isolated(best(labels))))],
      event.number !== undefined && [t('number'), count(event.number)],
      event.participants.length && [t('participants'), participants(event)],
      [t('outlets'), count(event.outlets)],
    ),
    el('h3', {}, t('evidence')),
    ...(event.evidence?.length ? event.evidence.map(proof) : [el('p', { class: 'hint' }, t('evidence_none'))]),
    facts([t('address'), el('code', { dir: 'ltr' }, event.iri)]),
  ];
}

/** The value as written in the graph, for those who cite it. */
function interval({ edtf }) {
  return el('code', { dir: 'ltr' }, edtf);
}

function participants(event) {
  return el(
    'ul',
    {},
    ...event.participants.map(([party, role]) =>
      el('li', {}, partyLink(party), el('small', {}, ' (', page.terms.roles[role][language], ')')),
    ),
  );
}

/** Nodes with commas between them. */
function commaed(nodes) {
  const comma = language === 'ar' ? '، ' : ', ';
  return nodes.flatMap((node, index) => (index ? [comma, node] : [node]));
}

function proof(quote) {
  const address = quote.url && safeAddress(quote.url);
  const title = quote.title || quote.url || quote.article || '';
  const name = isolated({ text: title, lang: '' });
  const link = { href: address, rel: 'noopener noreferrer', target: '_blank' };
  return el(
    'figure',
    { class: 'proof' },
    quote.denies ? el('p', {}, el('span', { class: 'badge alarm' }, t('denies'))) : null,
    el('blockquote', { dir: directionOf(quote.lang), lang: quote.lang || null }, quote.text),
    el(
      'figcaption',
      {},
      quote.voices?.length ? voices(quote) : null,
      el('div', {}, address ? el('a', link, name) : name),
      el('div', {}, ...origin(quote)),
    ),
  );
}

function voices({ voices: chain, lang }) {
  const list = el('ol', { class: 'voices', 'aria-label': t('voice') });
  for (const labels of chain) {
    const found = best(labels, lang);
    const named = isolated(found.text ? found : { text: t('voice_unnamed'), lang: language });
    list.append(el('li', { 'data-citing': t('voice_to') }, named));
  }
  return list;
}

function origin(quote) {
  const parts = [];
  const outlet = Object.values(quote.voices?.[0] ?? {});
  if (quote.source && !outlet.includes(quote.source)) parts.push(isolated({ text: quote.source, lang: '' }));
  if (quote.published) parts.push(el('span', {}, t('published'), ' ', el('bdi', {}, quote.published)));
  if (quote.start !== undefined) parts.push(el('span', {}, t('offsets', { a: quote.start, b: quote.end })));
  return parts.flatMap((part, index) => (index ? [' · ', part] : [part]));
}

// ---- a party

function partyDetails(party) {
  const { kind, iso, labels, iri } = parties[party];
  const name = nameOf(party);
  const others = Object.entries(labels).filter(([, text]) => text !== name.text);
  const state = iso && kind !== 'state' ? stateOf(iso) : null;
  const people = folded.get(party);
  return [
    head(isolated(name)),
    el('div', { class: 'badges' }, badge(kindSign(kind), term('kinds', kind))),
    facts(
      others.length && [t('also_called'), ...commaed(others.map(([lang, text]) => isolated({ text, lang })))],
      state && [t('of_state'), state],
      [t('address'), el('code', { dir: 'ltr' }, iri)],
    ),
    people && unfolding(party, people.length),
    ...eventRows(t('events'), eventsAbout(party)),
  ].filter(Boolean);
}

function stateOf(iso) {
  const state = parties.findIndex((party) => party.kind === 'state' && party.iso === iso);
  return state < 0 ? iso : partyLink(state);
}

function unfolding(state, size) {
  const text = model.unfolded.has(state) ? t('fold') : t('unfold', { n: count(size) });
  const toggle = () => {
    toggleFold(state);
    lookAt([state, ...folded.get(state)]);
    focusDetails();
  };
  return el('button', { type: 'button', class: 'more', onclick: toggle }, text);
}

// ---- events between folded parties

function betweenDetails({ events: told, between: [a, b] }) {
  return [head(t('between', { a: nameOf(a).text, b: nameOf(b).text })), ...eventRows('', told)];
}

const AT_ONCE = 60;

function eventRows(title, told) {
  const rows = el('div', { class: 'rows' });
  const more = el('button', { type: 'button', class: 'more' });
  let shown = 0;
  const extend = () => {
    rows.append(...told.slice(shown, shown + AT_ONCE).map(eventRow));
    shown = Math.min(shown + AT_ONCE, told.length);
    more.textContent = t('show_more', { n: count(told.length - shown) });
    more.hidden = shown >= told.length;
  };
  more.addEventListener('click', extend);
  extend();
  return [title && el('h3', {}, `${title} (${count(told.length)})`), rows, more].filter(Boolean);
}

/** One event in a line or two, which opens it. */
function eventRow(index) {
  const event = events[index];
  const people = partiesIn(event).map((party) => isolated(nameOf(party)));
  const row = el(
    'button',
    { type: 'button', class: isVisible(event) ? 'row' : 'row off' },
    lineSign(event.status),
    el('span', {}, el('strong', {}, term('types', event.type)), ' · ', event.when[language]),
    el('small', {}, ...commaed(people), event.status === 'occurred' ? null : ` (${term('statuses', event.status)})`),
  );
  row.addEventListener('click', () => openDetails({ event: index }, null));
  return row;
}
