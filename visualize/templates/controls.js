// Filters, legend, language, and which view is shown.

function startControls() {
  byId('query').addEventListener('input', ({ target }) => search(target.value));
  byId('all').addEventListener('click', () => filter('types', allTypes()));
  byId('none').addEventListener('click', () => filter('types', []));
  byId('line-labels').addEventListener('change', ({ target }) => {
    model.lineLabels = target.checked;
    canvas.network?.redraw();
  });
  byId('zoom-in').addEventListener('click', () => zoom(1.25));
  byId('zoom-out').addEventListener('click', () => zoom(0.8));
  byId('fit').addEventListener('click', () => fit(true));
  byId('language').addEventListener('change', ({ target }) => chooseLanguage(target.value));
  byId('skip').addEventListener('click', () => showView('list'));
  for (const button of document.querySelectorAll('[data-show]')) {
    button.addEventListener('click', () => showView(button.dataset.show));
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && model.selection) closeDetails();
  });
}

const told = new Set(events.map((event) => event.type));
const allTypes = () => Object.keys(page.terms.types).filter((type) => told.has(type));
const allStatuses = () => Object.keys(page.terms.statuses);

function filter(group, values) {
  model[group] = new Set(values);
  changed('filters');
}

function showView(name) {
  document.body.dataset.view = name;
  for (const button of document.querySelectorAll('[data-show]')) {
    button.setAttribute('aria-pressed', String(button.dataset.show === name));
  }
  if (name === 'network') canvas.network?.redraw();
}

function chooseLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  labels.family = '';
  changed('language');
}

/** The fixed words of the page in the language of the interface. */
function showWords() {
  const all = (selector) => document.querySelectorAll(selector);
  for (const place of all('[data-t]')) place.textContent = t(place.dataset.t);
  for (const place of all('[data-t-label]')) place.setAttribute('aria-label', t(place.dataset.tLabel));
  for (const place of all('[data-t-placeholder]')) place.placeholder = t(place.dataset.tPlaceholder);
  const present = eventsOf.filter((own) => own.length).length;
  byId('sum').textContent = `${t('parties')}: ${count(present)} · ${t('events')}: ${count(events.length)}`;
  const kinds = Object.keys(page.palette.kinds).filter((kind) => parties.some((party) => party.kind === kind));
  const legend = kinds.map((kind) => el('li', {}, kindSign(kind), el('span', {}, term('kinds', kind))));
  byId('kinds').replaceChildren(...legend);
  byId('legend-folded').hidden = !folded.size;
}

function showFilters() {
  const tally = (test) => events.filter(test).length;
  byId('statuses').replaceChildren(
    ...allStatuses().map((status) =>
      choice('statuses', status, lineSign(status), tally((event) => event.status === status)),
    ),
  );
  byId('types').replaceChildren(
    ...allTypes().map((type) =>
      choice('types', type, null, tally((event) => event.type === type && model.statuses.has(event.status))),
    ),
  );
}

function choice(group, value, sign, much) {
  const box = el('input', { type: 'checkbox', value, checked: model[group].has(value) });
  box.addEventListener('change', () => {
    const chosen = new Set(model[group]);
    if (box.checked) chosen.add(value);
    else chosen.delete(value);
    filter(group, chosen);
    byId(group).querySelector(`input[value="${value}"]`).focus();
  });
  const name = el('span', {}, term(group, value));
  return el('label', { class: 'choice' }, box, sign, name, el('span', { class: 'much' }, count(much)));
}

/** What stands over the picture: that it is empty, filtered empty, or too large to be drawn whole. */
function showBanners() {
  const blank = byId('blank');
  const none = canvas.drawn.shapes.size === 0;
  blank.hidden = !none;
  if (!events.length) blank.replaceChildren(el('strong', {}, t('empty')), el('span', {}, t('empty_hint')));
  else if (none) {
    const everything = el('button', { type: 'button' }, t('show_everything'));
    everything.addEventListener('click', () => {
      model.types = new Set(allTypes());
      filter('statuses', allStatuses());
      fit(false);
    });
    blank.replaceChildren(el('strong', {}, t('nothing_visible')), everything);
  }
  const hidden = countHidden();
  const banner = byId('banner');
  const hints = [
    waiting.size ? t('shown_on_demand', { n: count(canvas.drawn.shapes.size) }) : '',
    hidden ? t('hidden_parties', { n: count(hidden) }) : '',
    model.selection ? '' : t('details_hint'),
  ].filter(Boolean);
  banner.hidden = none || !hints.length;
  banner.replaceChildren(...hints.map((text) => el('span', {}, text)));
}
