// Names and dates in the picture, drawn after each frame at one size whatever the zoom. A label stands where it
// covers no other; what finds no place waits until the reader zooms in. vis-network's own labels know neither of
// this nor of the direction of a text.

const NAME_SIZE = 13.5;
const LINE_SIZE = 11.5;
const LONGEST = 24; // letters on one line of a name
const labels = { parties: new Map(), lines: new Map(), widths: new Map(), family: '' };

function drawLabels(context) {
  const ratio = context.canvas.width / context.canvas.clientWidth;
  const theme = { ink: shade(page.palette.ink), ground: shade(page.palette.ground) };
  labels.family ||= getComputedStyle(document.documentElement).fontFamily;
  labels.parties.clear();
  labels.lines.clear();
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const taken = obstacles(context.canvas);
  const standsOut = (party) => !canvas.focus || canvas.focus.parties.has(party);
  const names = inOrder();
  const lines = model.lineLabels || canvas.hovered !== null ? linesInOrder() : [];
  const chosen = (id) => canvas.drawn.lines.get(id).events.includes(model.selection?.event);
  const foremost = (id) => id === canvas.hovered || chosen(id);
  for (const id of lines.filter(foremost)) drawLine(context, id, taken, theme);
  for (const party of names.filter(standsOut)) drawName(context, party, taken, theme);
  if (model.lineLabels) for (const id of lines.filter((id) => !foremost(id))) drawLine(context, id, taken, theme);
  for (const party of names.filter((party) => !standsOut(party))) drawName(context, party, taken, theme);
  context.restore();
}

/** What a label must not cover: boxes in pixels of the window, found by the cells of a grid that they touch. */
class Taken {
  constructor(width, height) {
    Object.assign(this, { width, height, cells: new Map() });
  }

  *keys({ left, right, top, bottom }) {
    for (let column = Math.floor(left / 90); column <= Math.floor(right / 90); column += 1) {
      for (let row = Math.floor(top / 40); row <= Math.floor(bottom / 40); row += 1) yield column * 4096 + row;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (this.cells.has(key)) this.cells.get(key).push(box);
      else this.cells.set(key, [box]);
    }
  }

  covers(box, party) {
    for (const key of this.keys(box)) {
      const near = this.cells.get(key) ?? [];
      if (near.some((other) => other.party !== party && overlap(box, other))) return true;
    }
    return false;
  }

  /** Whether the window holds it: wholly, or at least its middle. */
  holds({ x, y, left, right, top, bottom }, wholly) {
    if (wholly) return left >= 0 && right <= this.width && top >= 0 && bottom <= this.height;
    return x >= 0 && x <= this.width && y >= 0 && y <= this.height;
  }
}

/** The shapes in the window, and the line of hints above them. */
function obstacles({ clientWidth, clientHeight }) {
  const scale = canvas.network.getScale();
  const taken = new Taken(clientWidth, clientHeight);
  taken.add({ left: 0, right: clientWidth, top: 0, bottom: byId('banner').clientHeight });
  for (const [party, shape] of canvas.drawn.shapes) {
    const { x, y } = canvas.network.canvasToDOM(shape);
    const size = drawnSize(shape.size) * scale;
    const box = { x, y, left: x - size, right: x + size, top: y - size, bottom: y + size, party };
    if (taken.holds(box, false)) taken.add(box);
  }
  return taken;
}

/** Parties, those with most events first. */
function inOrder() {
  const rank = (party) => canvas.drawn.shapes.get(party).size;
  return [...canvas.drawn.shapes.keys()].sort((a, b) => rank(b) - rank(a) || a - b);
}

function linesInOrder() {
  const told = (id) => canvas.drawn.lines.get(id).events;
  const stands = (id) => canvas.focus && told(id).some((event) => canvas.focus.events.has(event));
  const rank = (id) => (id === canvas.hovered ? 2 : stands(id) ? 1 : 0);
  return [...canvas.drawn.lines.keys()].sort((a, b) => rank(b) - rank(a));
}

function drawName(context, party, taken, theme) {
  const shape = canvas.drawn.shapes.get(party);
  const { x, y } = canvas.network.canvasToDOM(shape);
  const reach = drawnSize(shape.size) * canvas.network.getScale() + 4;
  const faded = canvas.focus && !canvas.focus.parties.has(party);
  const rows = inRows(nameOf(party).text);
  const font = `${parties[party].kind === 'state' ? 650 : 500} ${NAME_SIZE}px ${labels.family}`;
  const size = measure(context, font, rows);
  const high = rows.length * (NAME_SIZE + 4);
  const beside = reach + size / 2 + 2;
  const places = [
    [x, y + reach + high / 2],
    [x, y - reach - high / 2],
    [x + beside, y],
    [x - beside, y],
  ];
  const box = firstFree(places, size, high, taken, party);
  if (!box) return;
  taken.add(box);
  labels.parties.set(party, box);
  rows.forEach((row, index) => {
    const at = box.y + (index - (rows.length - 1) / 2) * (NAME_SIZE + 4);
    write(context, row, box.x, at, font, theme.ink, theme.ground, faded ? 0.4 : 1);
  });
}

function drawLine(context, id, taken, theme) {
  const line = canvas.drawn.lines.get(id);
  const stands = !canvas.focus || line.events.some((event) => canvas.focus.events.has(event));
  if (!stands && id !== canvas.hovered) return;
  const text = lineText(line);
  const font = `400 ${LINE_SIZE}px ${labels.family}`;
  const size = measure(context, font, [text]);
  const [a, b] = [line.from, line.to].map((party) => canvas.drawn.shapes.get(party));
  if (Math.hypot(a.x - b.x, a.y - b.y) * canvas.network.getScale() < size / 2) return; // too short to bear it
  const box = firstFree(pointsOn(id, a, b), size, LINE_SIZE + 3, taken, null);
  if (!box) return;
  taken.add(box);
  labels.lines.set(id, box);
  const { status } = events[line.events[0]];
  const plain = line.events.length > 1 || status === 'occurred';
  const colour = plain ? theme.ink : shade(page.palette.statuses[status].colour);
  context.fillStyle = theme.ground;
  context.globalAlpha = 0.8;
  context.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
  write(context, text, box.x, box.y, font, colour, theme.ground, 0.92);
}

function lineText({ events: told }) {
  if (told.length > 1) return t('folded_events', { n: count(told.length) });
  const { type, edtf, when, disputed } = events[told[0]];
  const text = edtf ? `${term('types', type)} · ${when[language]}` : term('types', type);
  return disputed ? `${text} · ${t('disputed')}` : text;
}

/** Places along a line, from its middle outwards, in pixels of the window. */
function pointsOn(id, a, b) {
  const curve = canvas.network.body.edges[id]?.edgeType;
  return [0.5, 0.42, 0.58, 0.34, 0.66].map((part) => {
    const straight = { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
    const { x, y } = canvas.network.canvasToDOM(curve?.getPoint ? curve.getPoint(part) : straight);
    return [x, y];
  });
}

/** One or two rows, broken at the blank nearest the middle. */
function inRows(text) {
  if (text.length <= LONGEST) return [text];
  const middle = text.length / 2;
  const blanks = [...text.matchAll(/ /g)].map(({ index }) => index);
  if (!blanks.length) return [text];
  const at = blanks.reduce((near, blank) => (Math.abs(blank - middle) < Math.abs(near - middle) ? blank : near));
  return [text.slice(0, at), text.slice(at + 1)];
}

function measure(context, font, rows) {
  return Math.max(
    ...rows.map((row) => {
      const key = `${font} ${row}`;
      if (!labels.widths.has(key)) {
        context.font = font;
        labels.widths.set(key, context.measureText(row).width);
      }
      return labels.widths.get(key);
    }),
  );
}

/** The first of these places where a label covers nothing; one cut off by the window only for want of another. */
function firstFree(places, wide, high, taken, party) {
  const boxes = places.map(([x, y]) => {
    return { x, y, left: x - wide / 2 - 2, right: x + wide / 2 + 2, top: y - high / 2, bottom: y + high / 2 };
  });
  const free = (wholly) => boxes.find((box) => taken.holds(box, wholly) && !taken.covers(box, party));
  return free(true) ?? free(false) ?? null;
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function write(context, text, x, y, font, colour, ground, opacity) {
  context.font = font;
  context.direction = document.documentElement.dir;
  context.globalAlpha = opacity;
  context.strokeStyle = ground;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
  context.globalAlpha = 1;
}

const within = ({ x, y }, box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

function partyLabelAt(point) {
  return [...labels.parties].find(([, box]) => within(point, box))?.[0];
}

function lineLabelAt(point) {
  return [...labels.lines].find(([, box]) => within(point, box))?.[0];
}
