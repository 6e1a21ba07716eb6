// The picture without a mouse: arrow keys walk from party to party, Enter opens, + and − zoom, 0 shows all.

const walker = { at: null };
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function startKeyboard() {
  byId('canvas').addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !canvas.network) return;
    if (event.key in STEPS) walk(...STEPS[event.key]);
    else if (event.key === 'Enter' && walker.at !== null) focusDetails();
    else if (event.key === '+' || event.key === '=') zoom(1.25);
    else if (event.key === '-') zoom(0.8);
    else if (event.key === '0') fit(true);
    else return;
    event.preventDefault();
  });
}

/** To the nearest party that lies in this direction; at first to the one with most events. */
function walk(dx, dy) {
  const { shapes } = canvas.drawn;
  if (!shapes.has(walker.at)) walker.at = null;
  const next = walker.at === null ? largest(shapes) : nearest(shapes, shapes.get(walker.at), dx, dy);
  if (next === null) return;
  walker.at = next;
  select({ party: next });
  lookAt([next]);
  byId('spoken').textContent = `${nameOf(next).text}، ${t('events')}: ${count(eventsAbout(next).length)}`;
}

function largest(shapes) {
  return [...shapes].reduce((best, one) => (best && best[1].size >= one[1].size ? best : one), null)?.[0] ?? null;
}

function nearest(shapes, from, dx, dy) {
  let found = null;
  let least = Infinity;
  for (const [party, { x, y }] of shapes) {
    const ahead = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    const cost = ahead + 2.5 * aside;
    if (ahead > 1 && cost < least) [found, least] = [party, cost];
  }
  return found;
}
