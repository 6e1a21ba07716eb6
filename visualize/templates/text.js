// Words and elements. In: the page's data. Out: texts in the language of the interface, elements that hold text as
// text. Nothing here or elsewhere in the page parses markup: elements are made one by one and hold text nodes.

const page = JSON.parse(document.getElementById('page').textContent);
const SVG = 'http://www.w3.org/2000/svg';
let language = page.language;

const byId = (id) => document.getElementById(id);

/** A string of the interface, with its gaps filled. */
function t(key, values = {}) {
  return page.strings[key][language].replace(/\{(\w+)\}/g, (gap, name) => String(values[name] ?? gap));
}

/** A term of the vocabulary: term('types', 'Meeting'). English terms begin with a capital where they stand alone. */
function term(group, value) {
  const text = page.terms[group][value]?.[language] ?? value;
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** The best of several labels: {text, lang}; where there is none in this language, in own (that of the article), in
 * English, in any. */
function best(labels, own) {
  const found = [language, own, 'en', ...Object.keys(labels)].find((tag) => labels[tag]);
  if (found === undefined) return { text: '', lang: '' };
  return { text: labels[found], lang: found === 'und' ? '' : found };
}

const regionNames = {};

/** The name of a party. A state known by its code only is named by the browser. */
function nameOf(party) {
  const { kind, iso, labels } = page.parties[party];
  if (kind === 'state' && iso && labels.und === iso) {
    regionNames[language] ??= new Intl.DisplayNames([language], { type: 'region' });
    try {
      return { text: regionNames[language].of(iso), lang: language };
    } catch {
      return { text: iso, lang: '' }; // a code that is not of ISO 3166, such as one of a former state
    }
  }
  return best(labels);
}

/** An element. attributes: those with a value of null or false are left out, true stands for an empty one. */
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'onclick') made.addEventListener('click', value);
    else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** Text of any language amid other text: its direction is its own and does not leak. */
function isolated({ text, lang }) {
  return el('bdi', { dir: 'auto', lang: lang || null }, text);
}

const RIGHT_TO_LEFT = /^(ar|fa|he|ur|ckb|ps|sd|ug|yi|dv)\b/;

/** The direction that a whole paragraph takes: that of its language, else of its first strong letter. */
function directionOf(lang) {
  if (!lang) return 'auto';
  return RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr';
}

/** The search key of a text: see visualize/folding.py; words with one blank between. */
function fold(text) {
  let folded = '';
  for (const letter of text.normalize('NFC')) folded += page.fold[letter] ?? letter.toLowerCase();
  return folded.replace(/[\u2019']/g, '').split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(' ');
}

/** A web address that may become a link, else null: never javascript:, data: or a file of the reader's. */
function safeAddress(address) {
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}

/** A number in the digits that the Arabic press uses too. */
const count = (number) => number.toLocaleString('en');

function svg(width, height, ...shapes) {
  const made = document.createElementNS(SVG, 'svg');
  const attributes = { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', focusable: 'false' };
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  for (const [name, values, style] of shapes) {
    const shape = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(values)) shape.setAttribute(key, value);
    Object.assign(shape.style, style);
    made.append(shape);
  }
  return made;
}

const SHAPES = {
  dot: ['circle', { cx: 8, cy: 8, r: 6 }],
  square: ['rect', { x: 2.5, y: 2.5, width: 11, height: 11 }],
  diamond: ['path', { d: 'M8 1 15 8 8 15 1 8Z' }],
  triangle: ['path', { d: 'M8 1.5 15 14H1Z' }],
  triangleDown: ['path', { d: 'M8 14.5 15 2H1Z' }],
  hexagon: ['path', { d: 'M4.5 2h7L15 8l-3.5 6h-7L1 8Z' }],
  star: ['path', { d: 'M8 1l2 5h5l-4 3.3 1.5 5.2L8 11.4 3.5 14.5 5 9.3 1 6h5Z' }],
};

/** The sign of a kind of party, as drawn in the picture. */
function kindSign(kind) {
  const [name, values] = SHAPES[page.palette.kinds[kind].shape];
  return svg(16, 16, [name, values, { fill: `var(--kind-${kind})` }]);
}

/** The line of a status, as drawn in the picture. */
function lineSign(status) {
  const dashes = page.palette.statuses[status].dashes.join(' ');
  const style = { stroke: `var(--status-${status})`, strokeWidth: '2.5px', strokeDasharray: dashes || 'none' };
  return svg(34, 10, ['line', { x1: 0, y1: 5, x2: 34, y2: 5 }, style]);
}

const darkness = matchMedia('(prefers-color-scheme: dark)');

/** A colour of the palette in the reader's theme. */
const shade = (colour) => (darkness.matches ? colour.dark : colour.light);

/** Gives the style sheet the colours of the palette. */
function applyPalette() {
  const root = document.documentElement.style;
  for (const [kind, style] of Object.entries(page.palette.kinds)) {
    root.setProperty(`--kind-${kind}`, shade(style.colour));
  }
  for (const [status, style] of Object.entries(page.palette.statuses)) {
    root.setProperty(`--status-${status}`, shade(style.colour));
  }
}
