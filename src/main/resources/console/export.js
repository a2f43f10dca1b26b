// Takes what is seen along: as a table, a drawing, a picture, or a link that answers the same for ever.
import {h, s, say} from './dom.js';
import {track} from './days.js';
import {LABELS, value} from './words.js';

/** Attributes that a drawing has from the style sheet, and needs when it leaves the page. */
const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'paint-order'];
const [HEAD, NAME, WIDE, HIGH] = [40, 190, 96, 34];
/** Pixels of a picture for each of the drawing. */
const SCALE = 2;

/** Buttons for one drawing, made when asked for: `draw()` -> an svg element in the page, or one of its own. */
export function buttons(words, name, draw, more = []) {
  const button = (label, does) => h('button', {type: 'button', class: 'small', 'aria-label': `${words} as ${label}`, onclick: does}, label);
  return h('span', {class: 'exports', role: 'group', 'aria-label': `Export: ${words}`}, more.map(([label, does]) => button(label, does)),
      button('SVG', () => save(`${name()}.svg`, new Blob([text(draw())], {type: 'image/svg+xml'}))),
      button('PNG', async () => save(`${name()}.png`, await raster(draw()))));
}

export function save(name, blob) {
  const url = URL.createObjectURL(blob);
  h('a', {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  say(`Saved ${name}`);
}

/** RFC 4180; ids and numbers alone, nothing that a spreadsheet could take for a formula. */
export function table(head, rows) {
  return new Blob([[head, ...rows].map(row => `${row.map(field => field ?? '').join(',')}\r\n`).join('')], {type: 'text/csv;charset=utf-8'});
}

/** A picture as a table. */
export const csv = stances => table(['holder', 'subject', 'label', 'value', 'confidence', 'contested'],
    stances.map(each => [each.holder, each.subject, each.label, each.value, each.confidence, each.contested]));

export async function copy(address, button) {
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Not allowed';
  }
  say(button.textContent);
  setTimeout(() => {
    button.textContent = words;
  }, 2000);
}

/** The whole matrix as a drawing, also the rows that are out of sight. @param before what tracks were, of those that are drawn split */
export function drawing(title, items, subjects, names, stances, before = new Map()) {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(name).trim();
  const tones = {'3': 'p3', '2': 'p2', '0': 'z', '-2': 'm2', '-3': 'm3'};
  const [ink, soft] = [colour('--ink'), colour('--soft')];
  const wide = NAME + subjects.length * WIDE + 10;
  const high = HEAD + 30 + items.length * HIGH + 10;
  const write = (x, y, size, fill, words, anchor = 'middle') => s('text', {x, y, fill, 'font-size': size, 'text-anchor': anchor}, words);
  const box = (stance, x, y, across) => {
    const label = LABELS[stance?.label ?? 'UNDECLARED'];
    if (label.step === null) {
      return write(x + across / 2, y + 20, 9, soft, stance ? label.short : '–');
    }
    const tone = tones[label.step];
    const ink = colour(`--${tone}-ink`);
    return [s('rect', {x: x + 1.5, y: y + 1.5, width: across - 3, height: HIGH - 3, rx: 3, fill: colour(`--${tone}`)}),
      write(x + across / 2, y + (across === WIDE ? 15 : 21), 12, ink, value(stance.value)),
      across === WIDE && write(x + across / 2, y + 27, 9, ink, label.short)];
  };
  return s('svg', {viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, 'font-family': 'system-ui, sans-serif', 'data-drawn': true},
      s('rect', {width: wide, height: high, fill: colour('--card')}), write(10, 24, 15, ink, title, 'start'),
      subjects.map((subject, at) => write(NAME + (at + .5) * WIDE, HEAD + 16, 9, soft, names.subject(subject).slice(0, 22))),
      items.map((item, row) => {
        const y = HEAD + 26 + row * HIGH;
        return [write(10, y + 21, 12, item.bloc ? soft : ink, (item.bloc ?? names.called(item.holder)).slice(0, 32), 'start'),
          item.holder && subjects.map((subject, at) => {
            const name = track({holder: item.holder, subject});
            const x = NAME + at * WIDE;
            return before.has(name) ? [box(before.get(name), x, y, WIDE / 2), box(stances.get(name), x + WIDE / 2, y, WIDE / 2)]
                : box(stances.get(name), x, y, WIDE);
          })];
      }));
}

function text(svg) {
  return new XMLSerializer().serializeToString(svg.dataset.drawn ? svg : alone(svg));
}

/** A copy that needs no style sheet. */
function alone(svg) {
  const copied = svg.cloneNode(true);
  const from = [svg, ...svg.querySelectorAll('*')];
  [copied, ...copied.querySelectorAll('*')].forEach((element, at) => {
    const style = getComputedStyle(from[at]);
    STYLES.forEach(name => element.setAttribute(name, style.getPropertyValue(name)));
  });
  const {width, height} = svg.viewBox.baseVal;
  copied.setAttribute('width', width);
  copied.setAttribute('height', height);
  copied.prepend(s('rect', {width, height, fill: getComputedStyle(document.documentElement).getPropertyValue('--card').trim()}));
  return copied;
}

async function raster(svg) {
  const url = URL.createObjectURL(new Blob([text(svg)], {type: 'image/svg+xml'}));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = h('canvas', {width: image.width * SCALE, height: image.height * SCALE});
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise(done => canvas.toBlob(done, 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}
