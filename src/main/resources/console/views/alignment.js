// Who stands near whom on the issues. The places come from all days together and stay; from day to day only the lines change.
// Alignment of two actors = 1 - mean |difference| / 2 over the issues on which both have a stance that has not lapsed.
import {buttons} from '../export.js';
import {h, put, s} from '../dom.js';
import {place} from '../layout.js';
import {inForce, value} from '../words.js';

/** As wide as the place for it, in pixels, so that names are of one size everywhere. */
const [LEAST, MOST_WIDE] = [260, 1400];
const NEAR = 750_000;
/** More than so many actors are listed, not drawn. */
const MOST = 40;
const LISTED = 60;

export class Alignment {
  /** @param open whether the list is, from the beginning */
  constructor(names, {select, high = 340, open = false}) {
    this.names = names;
    this.select = select;
    this.high = high;
    this.open = open;
    this.listed = LISTED;
    this.body = h('div', {});
    this.element = h('section', {class: 'card alignment', 'aria-labelledby': 'alignment-title'},
        h('header', {}, h('h2', {id: 'alignment-title'}, 'Alignment'),
            this.exports = h('span', {}), h('small', {class: 'wide'}, 'Near: alike over all days. Lines: alike by 75 or more on this day; thicker, on more issues.')),
        this.body);
    this.nodes = null;
  }

  /** @param days of which the places are made; @param picture of one of them; @param chosen the holder told apart, or null; @param passing whether the next day follows at once: then the list waits */
  show(days, picture, chosen, passing = false) {
    if (this.days !== days) {
      this.days = days;
      this.build(onIssues(days.tracks.filter(each => each.value !== null)));
    }
    if (!this.nodes) {
      return;
    }
    const values = onIssues([...picture.stances.values()].filter(counts));
    const drawn = new Map([...this.nodes.keys()].filter(holder => values.has(holder)).map(holder => [holder, values.get(holder)]));
    const near = new Map(pairs(drawn).filter(pair => pair.alike >= NEAR).map(pair => [`${pair.a} ${pair.b}`, pair]));
    for (const [name, line] of this.lines) {
      if (!near.has(name)) {
        line.setAttribute('visibility', 'hidden');
      }
    }
    near.forEach((pair, name) => this.line(name, pair, chosen));
    if (this.chosen !== chosen) {
      this.chosen = chosen;
      this.nodes.forEach((node, holder) => node.element.setAttribute('class', holder === chosen ? 'node mine' : 'node'));
    }
    this.list = () => this.rank(pairs(values), picture, chosen);
    if (!passing) {
      this.list();
    }
  }

  /** A line is made once, and then shown and hidden. */
  line(name, {a, b, issues}, chosen) {
    let line = this.lines.get(name);
    if (!line) {
      const [from, to] = [this.nodes.get(a), this.nodes.get(b)];
      line = s('line', {x1: from.x, y1: from.y, x2: to.x, y2: to.y});
      this.lines.set(name, line);
      this.drawing.append(line);
    }
    const shown = `${issues}${chosen === a || chosen === b ? ' mine' : ''}`;
    line.removeAttribute('visibility');
    if (line.dataset.shown !== shown) {
      line.dataset.shown = shown;
      line.setAttribute('stroke-width', Math.min(4, .8 + .8 * issues));
      line.setAttribute('class', chosen === a || chosen === b ? 'mine' : '');
    }
  }

  build(places) {
    const holders = [...places.keys()].sort((a, b) => places.get(b).size - places.get(a).size || (a < b ? -1 : 1)).slice(0, MOST).sort();
    if (holders.length < 2) {
      this.nodes = null;
      put(this.body, h('p', {}, 'Alignment takes two actors with a stance on the same issue.'));
      return;
    }
    const alike = new Map(pairs(places).map(pair => [`${pair.a} ${pair.b}`, pair.alike / 1_000_000]));
    const wide = Math.max(LEAST, Math.min(MOST_WIDE, this.body.clientWidth));
    const points = place(holders, (a, b) => alike.get(`${a} ${b}`) ?? alike.get(`${b} ${a}`) ?? null);
    const placed = holders.map((holder, at) => ({holder, words: this.names.short(holder),
      x: 50 + points[at].x * (wide - 100), y: 24 + points[at].y * (this.high - 56)}));
    label(placed, wide);
    this.nodes = new Map(placed.map(({holder, words, x, y, at}) => [holder, {x, y,
      element: s('g', {class: 'node', onclick: () => this.select(holder)},
          s('title', {}, this.names.actor(holder)), s('circle', {cx: x, cy: y, r: 5}), s('text', at, words))}]));
    put(this.exports, buttons('Alignment', () => 'alignment', () => this.body.querySelector('svg')));
    this.lines = new Map();
    this.drawing = s('g', {class: 'lines'});
    this.rows = h('tbody', {});
    this.summary = h('summary', {});
    put(this.body,
        s('svg', {viewBox: `0 0 ${wide} ${this.high}`, height: this.high, role: 'img', 'aria-label': 'Who is alike; the list below says the same in numbers.'},
            this.drawing, [...this.nodes.values()].map(node => node.element)),
        places.size > MOST && h('p', {}, h('small', {}, `The ${MOST} with stances on most issues are drawn; the list has all ${places.size}.`)),
        this.details = h('details', {open: this.open, ontoggle: () => this.draw()}, this.summary, h('div', {class: 'scroll list', tabindex: 0, role: 'group', 'aria-label': 'Pairs'}, h('table', {},
            h('thead', {}, h('tr', {}, ['Actor', 'and', 'Alike', 'Issues', 'One on the other', 'the other on the one'].map(words => h('th', {scope: 'col'}, words)))),
            this.rows)), this.more = h('button', {type: 'button', class: 'plain', onclick: () => {
              this.listed += LISTED;
              this.draw();
            }})));
  }

  /** The rows are drawn when somebody looks. */
  rank(all, picture, chosen) {
    const shown = all.filter(pair => !chosen || pair.a === chosen || pair.b === chosen);
    put(this.summary, `${shown.length} pairs${chosen ? ` of ${this.names.called(chosen)}` : ''}`);
    const sorted = () => shown.toSorted((a, b) => b.alike - a.alike || b.issues - a.issues || (`${a.a} ${a.b}` < `${b.a} ${b.b}` ? -1 : 1));
    this.draw = () => {
      if (!this.details.open) {
        return;
      }
      this.more.hidden = shown.length <= this.listed;
      put(this.more, `${shown.length - this.listed} more`);
      put(this.rows, sorted().slice(0, this.listed).map(({a, b, alike, issues}) => h('tr', {}, h('td', {}, this.names.called(a)), h('td', {}, this.names.called(b)),
            h('td', {}, Math.round(alike / 10_000)), h('td', {}, issues),
            h('td', {}, value(picture.stances.get(`${a} actors/${b}`)?.value)), h('td', {}, value(picture.stances.get(`${b} actors/${a}`)?.value)))));
    };
    this.draw();
  }
}

const counts = stance => stance.value !== null && inForce(stance);

/** Values by issue, by holder. */
function onIssues(stances) {
  const holders = new Map();
  for (const {holder, subject, value: position} of stances) {
    if (subject.startsWith('issues/')) {
      if (!holders.has(holder)) {
        holders.set(holder, new Map());
      }
      holders.get(holder).set(subject, position);
    }
  }
  return holders;
}

/** Each pair with an issue in common, once, in millionths as the API computes it. */
export function pairs(holders) {
  const ids = [...holders.keys()].sort();
  const found = [];
  for (let i = 0; i < ids.length; i++) {
    for (let j = i + 1; j < ids.length; j++) {
      const other = holders.get(ids[j]);
      let sum = 0;
      let issues = 0;
      for (const [issue, position] of holders.get(ids[i])) {
        if (other.has(issue)) {
          sum += Math.abs(position - other.get(issue));
          issues++;
        }
      }
      if (issues > 0) {
        found.push({a: ids[i], b: ids[j], alike: Math.floor((2_000_000 * issues - sum + issues) / (2 * issues)), issues});
      }
    }
  }
  return found;
}

/** Gives each point a place for its words, of four around it that which covers least of what is there. */
function label(points, width) {
  const taken = points.map(({x, y}) => ({left: x - 6, right: x + 6, top: y - 6, bottom: y + 6}));
  for (const point of points) {
    const {x, y, words} = point;
    const wide = 6.2 * words.length;
    const choices = [[x - wide / 2, y + 18, 'middle', x], [x + 9, y + 4, 'start', x + 9], [x - 9 - wide, y + 4, 'end', x - 9], [x - wide / 2, y - 9, 'middle', x]]
        .map(([left, base, anchor, at]) => ({box: {left, right: left + wide, top: base - 10, bottom: base + 3}, at: {x: at, y: base, 'text-anchor': anchor}}))
        .map(choice => ({...choice, cost: cost(choice.box, taken, width)}));
    const best = choices.reduce((a, b) => (b.cost < a.cost ? b : a));
    taken.push(best.box);
    point.at = best.at;
  }
}

function cost(box, taken, width) {
  const outside = Math.max(0, -box.left) + Math.max(0, box.right - width);
  return taken.reduce((sum, other) => sum
      + Math.max(0, Math.min(box.right, other.right) - Math.max(box.left, other.left))
      * Math.max(0, Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top)), 100 * outside);
}
