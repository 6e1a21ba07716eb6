// The list: every event in view as a row of a table, for screen readers, the browser's own search, and phones.

const ROWS_AT_ONCE = 200;

function showList() {
  const { matches } = model;
  const told = events.map((event, index) => index).filter((index) => isVisible(events[index]));
  const wanted = matches ? told.filter((index) => matches.events.has(index)) : told;
  const body = el('tbody');
  const more = el('button', { type: 'button', class: 'more' });
  let shown = 0;
  const extend = () => {
    body.append(...wanted.slice(shown, shown + ROWS_AT_ONCE).map(listRow));
    shown = Math.min(shown + ROWS_AT_ONCE, wanted.length);
    more.textContent = t('show_more', { n: count(wanted.length - shown) });
    more.hidden = shown >= wanted.length;
  };
  more.addEventListener('click', extend);
  extend();
  const columns = ['date', 'event', 'state_of_it', 'who', 'place', 'evidence'].map((key) => t(key));
  const heads = columns.map((name) => el('th', { scope: 'col' }, name));
  byId('list').replaceChildren(
    el(
      'table',
      {},
      el('caption', {}, t('list_caption', { n: count(wanted.length), a: count(events.length) })),
      el('thead', {}, el('tr', {}, ...heads)),
      body,
    ),
    more,
  );
  markRow();
}

function listRow(index) {
  const event = events[index];
  const open = el('button', { type: 'button' }, term('types', event.type));
  open.addEventListener('click', () => openDetails({ event: index }, open));
  const people = event.participants.map(([party, role]) => el('li', {}, isolated(nameOf(party)), inBrackets(role)));
  const disputed = event.disputed ? ` · ${t('disputed')}` : '';
  return el(
    'tr',
    { 'data-event': index },
    el('td', { class: 'when' }, isolated({ text: event.when[language], lang: language })),
    el('td', {}, open),
    el('td', {}, term('statuses', event.status) + disputed),
    el('td', {}, el('ul', { class: 'person-list' }, ...people)),
    el('td', {}, ...commaed((event.places ?? []).map((labels) => isolated(best(labels))))),
    quoteCell(event.evidence ?? []),
  );
}

/** A role, where it says more than that somebody took part. */
function inBrackets(role) {
  return role === 'participant' || role === 'party' ? '' : ` (${page.terms.roles[role][language]})`;
}

function quoteCell(evidence) {
  if (!evidence.length) return el('td', { class: 'quote' }, '—');
  const [{ text, lang }] = evidence;
  const others = evidence.length - 1;
  return el(
    'td',
    { class: 'quote' },
    el('q', { dir: directionOf(lang), lang: lang || null }, text),
    others ? el('div', {}, t('more_evidence', { n: others })) : null,
  );
}

/** Marks the row of the event that the details pane shows. */
function markRow() {
  for (const row of byId('list').querySelectorAll('tr.chosen')) row.classList.remove('chosen');
  const { selection } = model;
  if (selection?.event === undefined) return;
  byId('list').querySelector(`tr[data-event="${selection.event}"]`)?.classList.add('chosen');
}
