// One stance over time: a step line on the bands of its labels, marked where evidence took effect, and the same as a list.
import {get} from '../api.js';
import {buttons} from '../export.js';
import {h, problem, put, s} from '../dom.js';
import {dayIn, day as dayWords, LABELS, plusDays, readable, shortDay, value} from '../words.js';

const HIGH = 230;
const [RIGHT, TOP, BOTTOM] = [12, 8, 24];
/** As wide as the place for it, in pixels, so that its words are of one size everywhere. */
const [LEAST, MOST, NARROW] = [260, 800, 480];
const BANDS = [[1_000_000, 550_000, 's3', 'Strongly supports', 'Str. supports'], [550_000, 200_000, 's2', 'Supports'], [200_000, -200_000, 's0', 'Neither'],
  [-200_000, -550_000, 's-2', 'Opposes'], [-550_000, -1_000_000, 's-3', 'Strongly opposes', 'Str. opposes']];
/** The mark of a cause: what took effect, what was taken back, what was put right; what fades has none, for it is everywhere. */
const MARKS = {RETRACTED: 'cross', SUPERSEDED: 'cross', ENDED: 'cross', CORRECTED: 'diamond', REGRADED: 'diamond', CODEBOOK: 'diamond', MERGED: 'diamond', SEPARATED: 'diamond'};
const FADES = new Set(['FADED', 'DILUTED']);

export class Timeline {
  /** @param to is told a day that was chosen on the line */
  constructor(crisis, names, {to}) {
    this.crisis = crisis;
    this.names = names;
    this.to = to;
    this.body = h('div', {});
    this.about = h('small', {});
    this.element = h('section', {class: 'card timeline', 'aria-labelledby': 'timeline-title'},
        h('header', {}, h('h2', {id: 'timeline-title'}, 'Timeline'), this.about, this.exports = h('span', {})), this.body);
    this.asked = undefined;
  }

  /** All of it is asked for once a track; the line of the day moves without asking. */
  async show(track, {known, published, at}, day) {
    const whole = {known, published: published === at ? null : published};
    const asked = JSON.stringify([track, whole]);
    if (this.asked === asked) {
      this.mark(day);
      return;
    }
    this.asked = asked;
    this.now = null;
    put(this.about, track && `${this.names.actor(track.holder)} on ${this.names.subject(track.subject)}`);
    if (track === null) {
      put(this.body, h('p', {}, 'Choose a cell, and see its course.'));
      return;
    }
    try {
      const answer = await get(
          `/crises/${encodeURIComponent(this.crisis.id)}/stances/${track.holder}/${track.subject}/timeline`, {...whole, limit: 1000});
      if (this.asked === asked) {
        this.draw(answer.changes);
        this.mark(day);
      }
    } catch (failure) {
      if (this.asked === asked) {
        put(this.body, problem(failure));
      }
    }
  }

  draw(changes) {
    if (changes.length === 0) {
      put(this.body, h('p', {}, 'It has never been anything but undeclared.'));
      return;
    }
    const [first, last] = span(changes);
    const wide = Math.max(LEAST, Math.min(MOST, this.body.clientWidth));
    const narrow = wide < NARROW;
    const left = narrow ? 80 : 108;
    this.wide = wide;
    this.x = time => left + (wide - left - RIGHT) * Math.min(1, Math.max(0, (time - first) / (last - first)));
    put(this.exports, buttons('Timeline', () => `${this.crisis.id}-timeline`, () => this.body.querySelector('svg')));
    this.now = s('line', {class: 'now', y1: TOP, y2: HIGH - BOTTOM});
    put(this.body,
        s('svg', {viewBox: `0 0 ${wide} ${HIGH}`, role: 'img', 'aria-label': `The course of the stance in ${changes.length} changes; the list below has them all.`},
            BANDS.map(([top, bottom, step, words, fewer]) => [
              s('rect', {class: `band ${step}`, x: left, y: y(top), width: wide - left - RIGHT, height: y(bottom) - y(top)}),
              s('text', {x: left - 8, y: (y(top) + y(bottom)) / 2 + 4, 'text-anchor': 'end'}, narrow ? fewer ?? words : words)]),
            ticks(first, last, narrow ? 3 : 6).map(time => s('text', {x: this.x(time), y: HIGH - 7, 'text-anchor': 'middle'}, shortDay(iso(time)))),
            s('path', {class: 'line', d: this.line(changes)}),
            this.now,
            changes.filter(change => change.to.value !== null && notable(change)).map(change => this.point(change))),
        h('details', {}, h('summary', {}, `${changes.length} changes`),
            h('div', {class: 'scroll'}, h('table', {},
                h('thead', {}, h('tr', {}, ['Day', 'To', 'Because of'].map(words => h('th', {scope: 'col'}, words)))),
                h('tbody', {}, changes.map(change => this.row(change)))))));
  }

  line(changes) {
    let line = '';
    for (const {moment, to} of changes.filter(change => change.to.value !== null)) {
      line += line === '' ? `M${this.x(Date.parse(moment))} ${y(to.value)}` : `H${this.x(Date.parse(moment))}V${y(to.value)}`;
    }
    return `${line}H${this.wide - RIGHT}`;
  }

  point(change) {
    const [x, high] = [this.x(Date.parse(change.moment)), y(change.to.value)];
    const rose = change.to.value >= (change.from.value ?? 0);
    const kind = change.causes.map(cause => MARKS[cause.kind]).find(Boolean) ?? (rose ? 'up' : 'down');
    return s('path', {class: `point ${kind}`, d: SHAPES[kind](x, high), onclick: () => this.to(this.day(change))},
        s('title', {}, `${dayWords(this.day(change))}: ${words(change)}`));
  }

  row(change) {
    const day = this.day(change);
    return h('tr', {}, h('td', {}, h('button', {type: 'button', class: 'plain', onclick: () => this.to(day)}, day)),
        h('td', {}, `${value(change.to.value)} ${LABELS[change.to.label].word}`),
        h('td', {}, causes(change)));
  }

  day(change) {
    return dayIn(this.crisis.zone, change.moment);
  }

  mark(day) {
    if (this.now) {
      const x = this.x(Date.parse(`${day}T23:59:59Z`));
      this.now.setAttribute('x1', x);
      this.now.setAttribute('x2', x);
    }
  }
}

const y = millionths => TOP + (HIGH - TOP - BOTTOM) * (1_000_000 - millionths) / 2_000_000;
const iso = time => new Date(time).toISOString().slice(0, 10);
const notable = change => !change.causes.every(cause => FADES.has(cause.kind));
const causes = change => change.causes.map(cause => `${readable(cause.kind.toLowerCase())}${cause.development ? ` ${cause.development}` : ''}`).join('; ');
const words = change => `${value(change.to.value)} ${LABELS[change.to.label].word}. ${causes(change)}`;

const SHAPES = {
  up: (x, high) => `M${x} ${high - 6}l6 10h-12z`,
  down: (x, high) => `M${x} ${high + 6}l6 -10h-12z`,
  diamond: (x, high) => `M${x} ${high - 6}l6 6l-6 6l-6 -6z`,
  cross: (x, high) => `M${x - 5} ${high - 5}l10 10M${x - 5} ${high + 5}l10 -10`,
};

/** With a little before the first change and after the last, so that no mark lies on an edge. */
function span(changes) {
  const [first, last] = [iso(Date.parse(changes[0].moment)), iso(Date.parse(changes.at(-1).moment))];
  return [Date.parse(plusDays(first, -2)), Date.parse(plusDays(last, 5))];
}

const ticks = (first, last, count) => Array.from({length: count}, (_, at) => first + (last - first) * (at + .5) / count);
