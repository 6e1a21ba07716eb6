// The picture itself: vis-network with what view.js says, in the colours of the reader's theme.

const canvas = {
  network: null,
  nodes: new vis.DataSet(),
  edges: new vis.DataSet(),
  drawn: { shapes: new Map(), lines: new Map() },
  focus: null,
  hovered: null, // id of a line
  floor: 0, // no shape is drawn smaller, so that all can be seen when the picture is small
};

const CLEAR = 0.9;
const FADED = 0.14;
const CROWDED = 600; // lines; beyond it each is drawn fainter, so that what they cross can be seen
const MARGIN = { x: 70, top: 62, bottom: 44 }; // pixels of the window, for names and the line of hints

function startCanvas() {
  if (!events.length) return;
  const options = { ...drawing.options, autoResize: true };
  canvas.network = new vis.Network(byId('canvas'), { nodes: canvas.nodes, edges: canvas.edges }, options);
  canvas.network.on('click', clicked);
  canvas.network.on('doubleClick', ({ nodes }) => folded.has(nodes[0]) && toggleFold(nodes[0]));
  canvas.network.on('hoverNode', () => point(true));
  canvas.network.on('blurNode', () => point(false));
  canvas.network.on('hoverEdge', ({ edge }) => hover(edge));
  canvas.network.on('blurEdge', () => hover(null));
  canvas.network.on('afterDrawing', drawLabels);
  canvas.network.on('zoom', grow);
  canvas.network.on('resize', paint);
}

function point(at) {
  byId('canvas').style.cursor = at ? 'pointer' : 'default';
}

function hover(line) {
  point(line !== null);
  canvas.hovered = line;
  canvas.network.redraw();
}

function clicked({ nodes, edges, pointer }) {
  const party = nodes[0] ?? partyLabelAt(pointer.DOM);
  if (party !== undefined) return select({ party });
  const line = canvas.drawn.lines.get(edges[0] ?? lineLabelAt(pointer.DOM));
  if (!line) return select(null);
  if (line.events.length === 1) return select({ event: line.events[0] });
  return select({ events: line.events, between: [line.from, line.to] });
}

/** Puts the model into the picture; only what is new or different is handed to vis-network. */
function paint() {
  if (!canvas.network) return;
  canvas.drawn = view();
  canvas.focus = focus();
  const styled = (items, style) => new Map([...items].map(([id, item]) => [id, style(id, item)]));
  settle(canvas.nodes, styled(canvas.drawn.shapes, styledNode));
  settle(canvas.edges, styled(canvas.drawn.lines, styledEdge));
}

/** The least change that makes a data set hold these items. */
function settle(dataSet, wanted) {
  const gone = dataSet.getIds().filter((id) => !wanted.has(id));
  if (gone.length) dataSet.remove(gone);
  const different = [...wanted.values()].filter((item) => dataSet.get(item.id)?.signature !== item.signature);
  if (different.length) dataSet.update(different);
}

function styledNode(party, { x, y, size }) {
  const { shape } = drawing.nodes[party];
  const ground = shade(page.palette.ground);
  const faded = canvas.focus && !canvas.focus.parties.has(party);
  const plain = shade(page.palette.kinds[parties[party].kind].colour);
  const colour = faded ? mixed(plain, ground) : plain;
  const chosen = model.selection?.party !== undefined && shownAs(model.selection.party) === party;
  const stack = folded.has(party) && !model.unfolded.has(party);
  const item = {
    id: party,
    x,
    y,
    shape,
    size: drawnSize(size) + (stack ? 4 : 0),
    borderWidth: chosen ? 4 : stack ? 3 : 1.5,
    shapeProperties: { borderDashes: stack ? [4, 3] : false },
    color: { background: colour, border: faded || !(chosen || stack) ? ground : shade(page.palette.ink) },
  };
  return { ...item, signature: JSON.stringify(item) };
}

/** A colour faded into the ground; opaque, so that the lines beneath do not show through. */
function mixed(colour, ground) {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [colour, ground].map((hex) => parseInt(hex.slice(at, at + 2), 16));
    return Math.round(a * FADED + b * (1 - FADED)).toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

function styledEdge(id, { from, to, events: told, edge }) {
  const bright = !canvas.focus || told.some((event) => canvas.focus.events.has(event));
  const chosen = model.selection?.event !== undefined && told.includes(model.selection.event);
  const statuses = told.map((event) => events[event].status);
  const status = statuses.includes('occurred') ? 'occurred' : statuses[0];
  const style = page.palette.statuses[status];
  const colour = shade(style.colour);
  const opacity = bright ? CLEAR : FADED;
  const width = edge ? edge.width : 1.5 + Math.min(Math.log2(told.length), 5);
  const item = {
    id,
    from,
    to,
    width: chosen ? width + 2.5 : width,
    hoverWidth: 1.5,
    dashes: style.dashes.length ? style.dashes : false,
    arrows: edge ? edge.arrows : '',
    smooth: edge ? edge.smooth : false,
    color: { color: colour, hover: colour, opacity: bright && canvas.focus ? CLEAR : opacity * thinning() },
  };
  return { ...item, signature: JSON.stringify(item) };
}

/** Below 1 for many lines; what stands out amid them is spared. */
const thinning = () => Math.min(1, Math.max(CROWDED / canvas.drawn.lines.size, 0.25));

/** Shows everything, with room for the names around it. */
function fit(animated) {
  const shapes = [...canvas.drawn.shapes.values()];
  if (!canvas.network || !shapes.length) return;
  const [left, right] = bounds(shapes.map(({ x, size }) => [x - size, x + size]));
  const [top, bottom] = bounds(shapes.map(({ y, size }) => [y - size, y + size]));
  const { clientWidth, clientHeight } = byId('canvas');
  const wide = (clientWidth - 2 * MARGIN.x) / (right - left);
  const high = (clientHeight - MARGIN.top - MARGIN.bottom) / (bottom - top);
  canvas.network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    offset: { x: 0, y: (MARGIN.top - MARGIN.bottom) / 2 },
    scale: Math.min(Math.max(Math.min(wide, high), 0.05), 1.25),
    animation: animated && motion(),
  });
  grow();
}

const drawnSize = (size) => Math.max(size, canvas.floor);

/** After a change of scale: keeps every shape at ten pixels of the window or more across. */
function grow() {
  const wanted = Math.round(5 / canvas.network.getScale());
  if (Math.abs(wanted - canvas.floor) < 0.15 * canvas.floor) return;
  canvas.floor = wanted;
  paint();
}

/** The least and the greatest of [low, high] pairs. */
const bounds = (pairs) => [Math.min(...pairs.map(([low]) => low)), Math.max(...pairs.map(([, high]) => high))];

const motion = () => !matchMedia('(prefers-reduced-motion: reduce)').matches && { duration: 350 };

/** The part of the picture that the details pane leaves free, in pixels of the window. */
function freeRoom() {
  const { clientWidth: width, clientHeight: height } = byId('canvas');
  const room = { left: 0, right: width, top: 0, bottom: height };
  const pane = byId('details').getBoundingClientRect();
  const picture = byId('canvas').getBoundingClientRect();
  if (!pane.width) return room;
  if (pane.width >= picture.width) room.bottom = Math.max(pane.top - picture.top, 120);
  else if (pane.left <= picture.left) room.left = pane.right - picture.left;
  else room.right = pane.left - picture.left;
  return room;
}

/** Moves the picture, if need be, so that these parties can be seen beside the details pane. */
function lookAt(some) {
  const shapes = some.map((party) => canvas.drawn.shapes.get(shownAs(party))).filter(Boolean);
  if (!shapes.length || !canvas.network) return;
  const room = freeRoom();
  const points = shapes.map((shape) => canvas.network.canvasToDOM(shape));
  const across = ({ x }) => x > room.left + 50 && x < room.right - 50;
  const seen = (point) => across(point) && point.y > room.top + 40 && point.y < room.bottom - 50;
  if (points.every(seen)) return;
  const [left, right] = bounds(shapes.map(({ x }) => [x, x]));
  const [top, bottom] = bounds(shapes.map(({ y }) => [y, y]));
  const { clientWidth, clientHeight } = byId('canvas');
  canvas.network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    offset: { x: (room.left + room.right - clientWidth) / 2, y: (room.top + room.bottom - clientHeight) / 2 },
    animation: motion(),
  });
}

function zoom(factor) {
  if (!canvas.network) return;
  const scale = Math.min(Math.max(canvas.network.getScale() * factor, 0.05), 4);
  canvas.network.moveTo({ scale, animation: motion() });
}
