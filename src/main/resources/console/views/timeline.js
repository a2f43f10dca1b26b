// One stance over time: a step line on the bands of its labels, marked where evidence took effect, and the same as a list.
import {all} from '../api.js';
import {link} from '../address.js';
import {buttons} from '../export.js';
import {h, problem, put, s} from '../dom.js';
import {dayIn, day as dayWords, LABELS, readable, value} from '../words.js';
import {dates, inside, settled, ticks, whole} from '../span.js';
import {Zoom} from './zoom.js';

const [RIGHT, TOP, BOTTOM] = [12, 8, 24];
/** As wide as the place for it, in pixels, so that its words are of one size everywhere. */
const [LEAST, MOST, NARROW] = [260, 1400, 480];
const BANDS = [[1_000_000, 550_000, 's3', 'Strongly supports', 'Str. supports'], [550_000, 200_000, 's2', 'Supports'], [200_000, -200_000, 's0', 'Neither'],
  [-200_000, -550_000, 's-2', 'Opposes'], [-550_000, -1_000_000, 's-3', 'Strongly opposes', 'Str. opposes']];
/** The mark of a cause: what took effect, what was taken back, what was put right; what fades has none, for it is everywhere. */
const MARKS = {RETRACTED: 'cross', SUPERSEDED: 'cross', ENDED: 'cross', CORRECTED: 'diamond', REGRADED: 'diamond', CODEBOOK: 'diamond', MERGED: 'diamond', SEPARATED: 'diamond'};
const FADES = new Set(['FADED', 'DILUTED']);

export class Timeline {
  /**
   * @param to is told a day that was chosen on the line
   * @param view tells the span of days that the address names, `{from, until}`, and is told another, or null for the usual one;
   *     without it the panel keeps its own, and links to the view
   */
  constructor(crisis, names, {to, high = 230, view = null}) {
    this.crisis = crisis;
    this.names = names;
    this.to = to;
    this.high = high;
    this.view = view;
    this.own = null;
    this.body = h('div', {});
    this.about = h('small', {});
    this.element = h('section', {class: 'card timeline', 'aria-labelledby': 'timeline-title'},
        h('header', {}, h('h2', {id: 'timeline-title'}, 'Timeline'), this.about, this.exports = h('span', {})), this.body);
    this.asked = undefined;
  }

  /** All of it is asked for once a track; the line of the day moves without asking. As published then it has no course: it is shown as known now. */
  async show(track, {known, published}, day) {
    this.track = track;
    this.question = {known, published};
    const follows = published === 'then';
    const answers = {known, published: follows ? null : published};
    const asked = JSON.stringify([track, answers]);
    this.day = day;
    if (this.asked === asked) {
      this.mark();
      return;
    }
    this.asked = asked;
    this.own = null;
    this.changes = [];
    this.now = null;
    put(this.exports);
    put(this.about, track && `${this.names.called(track.holder)} on ${this.names.subject(track.subject)}${follows ? ' · as known now' : ''}`);
    if (track === null) {
      put(this.body, h('p', {}, 'Choose a cell, and see its course.'));
      return;
    }
    try {
      const {rows} = await all(
          `/crises/${encodeURIComponent(this.crisis.id)}/stances/${track.holder}/${track.subject}/timeline`, 'changes', answers);
      if (this.asked === asked) {
        this.build(rows);
      }
    } catch (failure) {
      if (this.asked === asked) {
        put(this.body, problem(failure));
      }
    }
  }

  build(changes) {
    this.changes = changes;
    if (changes.length === 0) {
      put(this.body, h('p', {}, 'It has never been anything but undeclared.'));
      return;
    }
    const moments = changes.map(change => Date.parse(change.moment));
    this.all = whole(moments);
    this.usual = settled(moments.filter((_, at) => notable(changes[at])), this.all);
    const zoom = new Zoom(this);
    const button = (words, label, run) => h('button', {type: 'button', class: 'small', 'aria-label': label, title: label, onclick: run}, words);
    this.chart = h('div', {
      class: 'chart', tabindex: 0, role: 'group', 'aria-label': 'Days shown: plus and minus zoom, arrows move, 0 shows all, u the usual ones',
      onkeydown: event => zoom.key(event), onwheel: event => zoom.wheel(event),
      onpointerdown: event => zoom.press(event), ondblclick: () => zoom.everything(),
    });
    put(this.exports, buttons('Timeline', () => `${this.crisis.id}-timeline`, () => this.chart.querySelector('svg')));
    put(this.body,
        h('div', {class: 'zoom'}, this.shown = h('small', {}),
            h('span', {class: 'exports', role: 'group', 'aria-label': 'Zoom'},
                button('−', 'Zoom out', () => zoom.by(2)), button('+', 'Zoom in', () => zoom.by(.5)),
                button('◀', 'Earlier days', () => zoom.move(-.25)), button('▶', 'Later days', () => zoom.move(.25)),
                button('All', 'All days', () => zoom.everything()), button('Usual', 'The days on which evidence took effect', () => zoom.usual()),
                this.view === null && (this.open = h('a', {href: '#', class: 'small'}, 'Open')))),
        this.chart,
        h('p', {class: 'scale'}, h('span', {}, '△ ▽ evidence took effect'), h('span', {}, '× taken back or superseded'), h('span', {}, '◆ put right')),
        h('details', {open: this.view !== null}, h('summary', {}, `${changes.length} changes`),
            h('div', {class: 'scroll list', tabindex: 0, role: 'group', 'aria-label': 'All changes'}, h('table', {},
                h('thead', {}, h('tr', {}, ['Day', 'To', 'Because of'].map(words => h('th', {scope: 'col'}, words)))),
                h('tbody', {}, changes.map(change => this.row(change)))))));
    this.draw();
  }

  /** What is wanted; where nobody has said, the days of the evidence, or all if the day is none of them. */
  wanted() {
    const asked = this.view ? dates(this.view.span(), this.all) : this.own;
    return asked ?? (inside(this.day, this.usual) ? this.usual : this.all);
  }

  draw() {
    const days = this.wanted();
    this.days = days;
    const wide = Math.max(LEAST, Math.min(MOST, this.chart.clientWidth));
    const narrow = wide < NARROW;
    this.left = narrow ? 80 : 108;
    this.wide = wide;
    this.x = time => this.left + (wide - this.left - RIGHT) * Math.min(1, Math.max(0, (time - days.from) / (days.until - days.from)));
    const {high} = this;
    const seen = this.changes.filter(change => inside(change.moment, days));
    this.now = s('line', {class: 'now', y1: TOP, y2: high - BOTTOM});
    this.frame = s('rect', {class: 'frame', y: TOP, height: high - TOP - BOTTOM, visibility: 'hidden'});
    put(this.chart,
        s('svg', {viewBox: `0 0 ${wide} ${high}`, height: high, role: 'img', 'aria-label': `The course of the stance in ${seen.length} of ${this.changes.length} changes; the list below has them all.`},
            BANDS.map(([top, bottom, step, words, fewer]) => [
              s('rect', {class: `band ${step}`, x: this.left, y: this.y(top), width: wide - this.left - RIGHT, height: this.y(bottom) - this.y(top)}),
              s('text', {x: this.left - 8, y: (this.y(top) + this.y(bottom)) / 2 + 4, 'text-anchor': 'end'}, narrow ? fewer ?? words : words)]),
            ticks(days, narrow ? 4 : Math.floor(wide / 90)).map(({time, words}) => [
              s('line', {class: 'tick', x1: this.x(time), x2: this.x(time), y1: TOP, y2: high - BOTTOM + 3}),
              s('text', {x: this.x(time), y: high - 7, 'text-anchor': 'middle'}, words)]),
            s('path', {class: 'line', d: this.line()}),
            this.now, this.frame,
            seen.filter(change => change.to.value !== null && notable(change)).map(change => this.point(change))));
    const iso = time => new Date(time).toISOString().slice(0, 10);
    put(this.shown, `${iso(days.from)} to ${iso(days.until)}`, days.from > this.all.from || days.until < this.all.until ? `, of ${iso(this.all.from)} to ${iso(this.all.until)}` : ', all');
    this.mark();
  }

  y(millionths) {
    return TOP + (this.high - TOP - BOTTOM) * (1_000_000 - millionths) / 2_000_000;
  }

  /** From the value at the first day that is shown to that at the last. */
  line() {
    let line = '';
    for (const {moment, to} of this.changes.filter(change => change.to.value !== null)) {
      const time = Date.parse(moment);
      if (time <= this.days.from) {
        line = `M${this.x(time)} ${this.y(to.value)}`;
      } else if (time <= this.days.until) {
        line += line === '' ? `M${this.x(time)} ${this.y(to.value)}` : `H${this.x(time)}V${this.y(to.value)}`;
      }
    }
    return line === '' ? '' : `${line}H${this.wide - RIGHT}`;
  }

  point(change) {
    const [x, high] = [this.x(Date.parse(change.moment)), this.y(change.to.value)];
    const rose = change.to.value >= (change.from.value ?? 0);
    const kind = change.causes.map(cause => MARKS[cause.kind]).find(Boolean) ?? (rose ? 'up' : 'down');
    return s('path', {class: `point ${kind}`, d: SHAPES[kind](x, high), onclick: () => this.to(this.dayOf(change))},
        s('title', {}, `${dayWords(this.dayOf(change))}: ${words(change)}`));
  }

  row(change) {
    const day = this.dayOf(change);
    return h('tr', {}, h('td', {}, h('button', {type: 'button', class: 'plain', onclick: () => this.to(day)}, day)),
        h('td', {}, `${value(change.to.value)} ${LABELS[change.to.label].word}`),
        h('td', {}, causes(change)));
  }

  dayOf(change) {
    return dayIn(this.crisis.zone, change.moment);
  }

  /** The line of the day; drawn anew only where other days are wanted for it. */
  mark() {
    if (!this.now) {
      if (this.changes.length > 0) {
        this.draw();
      }
      return;
    }
    const wanted = this.wanted();
    if (wanted.from !== this.days.from || wanted.until !== this.days.until) {
      this.draw();
      return;
    }
    const x = this.x(Date.parse(`${this.day}T23:59:59Z`));
    this.now.setAttribute('x1', x);
    this.now.setAttribute('x2', x);
    this.now.setAttribute('visibility', inside(this.day, this.days) ? 'visible' : 'hidden');
    this.open?.setAttribute('href', link(this.crisis.id, 'timeline', {...this.question, ...this.track, at: this.day, ...(this.own && dates(this.own))}));
  }

  /** Other days are to be shown; null: the usual ones. */
  span(days) {
    if (this.view) {
      this.view.tell(days && dates(days));
    } else {
      this.own = days;
      this.draw();
    }
  }

  /** A frame around days, or none. */
  framed(from, until) {
    if (from !== null) {
      const [start, end] = [this.x(from), this.x(until)].sort((one, other) => one - other);
      this.frame.setAttribute('x', start);
      this.frame.setAttribute('width', end - start);
    }
    this.frame.setAttribute('visibility', from === null ? 'hidden' : 'visible');
  }

  time({clientX}) {
    const box = this.chart.querySelector('svg').getBoundingClientRect();
    const part = ((clientX - box.left) * this.wide / box.width - this.left) / (this.wide - this.left - RIGHT);
    return this.days.from + Math.min(1, Math.max(0, part)) * (this.days.until - this.days.from);
  }
}

const notable = change => !change.causes.every(cause => FADES.has(cause.kind));
const causes = change => change.causes.map(cause => `${readable(cause.kind.toLowerCase())}${cause.development ? ` ${cause.development}` : ''}`).join('; ');
const words = change => `${value(change.to.value)} ${LABELS[change.to.label].word}. ${causes(change)}`;

const SHAPES = {
  up: (x, high) => `M${x} ${high - 6}l6 10h-12z`,
  down: (x, high) => `M${x} ${high + 6}l6 -10h-12z`,
  diamond: (x, high) => `M${x} ${high - 6}l6 6l-6 6l-6 -6z`,
  cross: (x, high) => `M${x - 5} ${high - 5}l10 10M${x - 5} ${high + 5}l10 -10`,
};
