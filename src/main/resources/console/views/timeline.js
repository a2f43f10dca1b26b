// One stance over time: a step line on the bands of its labels, and the same as a list.
import {get} from '../api.js';
import {h, problem, put, s} from '../dom.js';
import {LABELS, readable, shortDay, value} from '../words.js';

const WIDE = 600;
const HIGH = 190;
const LEFT = 64;
const BANDS = [[1_000_000, 550_000, 's3', 'Strongly for'], [550_000, 200_000, 's2', 'For'], [200_000, -200_000, 's0', 'Between'],
  [-200_000, -550_000, 's-2', 'Against'], [-550_000, -1_000_000, 's-3', 'Str. against']];
const FILLS = {'s3': 'var(--p3)', 's2': 'var(--p2)', 's0': 'var(--z)', 's-2': 'var(--m2)', 's-3': 'var(--m3)'};
const MARKS = {DEVELOPMENT: '△', RETRACTED: '×', CORRECTED: '◆', SUPERSEDED: '▽', FADED: '·', LAPSED: '·'};

export class Timeline {
  constructor(crisis) {
    this.crisis = crisis;
    this.body = h('div', {});
    this.element = h('section', {class: 'card timeline', 'aria-labelledby': 'timeline-title'},
        h('header', {}, h('h2', {id: 'timeline-title'}, 'Timeline')), this.body);
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
    const first = Date.parse(changes[0].moment);
    const last = Math.max(Date.parse(changes.at(-1).moment), first + 86_400_000);
    this.x = time => LEFT + (WIDE - LEFT - 8) * Math.min(1, Math.max(0, (time - first) / (last - first)));
    const y = millionths => 8 + (HIGH - 28) * (1_000_000 - millionths) / 2_000_000;
    let line = '';
    let at = null;
    for (const change of changes) {
      const x = this.x(Date.parse(change.moment));
      const to = change.to.value;
      line += to === null ? '' : at === null ? `M${x} ${y(to)}` : `H${x}V${y(to)}`;
      at = to ?? at;
    }
    line += `H${WIDE - 8}`;
    this.now = s('line', {class: 'now', y1: 8, y2: HIGH - 20});
    put(this.body,
        s('svg', {viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': `The course of the stance in ${changes.length} changes; the list below has them all.`},
            BANDS.map(([top, bottom, step, words]) => [
              s('rect', {x: LEFT, y: y(top), width: WIDE - LEFT - 8, height: y(bottom) - y(top), fill: FILLS[step], 'fill-opacity': .22}),
              s('text', {x: 2, y: (y(top) + y(bottom)) / 2 + 3}, words)]),
            s('path', {d: line}),
            changes.filter(change => change.to.value !== null).map(change => s('text', {
              class: 'point', x: this.x(Date.parse(change.moment)), y: y(change.to.value) - 3, 'text-anchor': 'middle',
            }, MARKS[change.causes[0]?.kind] ?? '◆')),
            s('text', {x: LEFT, y: HIGH - 5}, `${shortDay(changes[0].moment.slice(0, 10))} ${changes[0].moment.slice(0, 4)}`),
            s('text', {x: WIDE - 8, y: HIGH - 5, 'text-anchor': 'end'},
                `${shortDay(changes.at(-1).moment.slice(0, 10))} ${changes.at(-1).moment.slice(0, 4)}`),
            this.now),
        h('details', {}, h('summary', {}, `${changes.length} changes`),
            h('div', {class: 'scroll'}, h('table', {},
                h('thead', {}, h('tr', {}, ['Moment', 'To', 'Because of'].map(words => h('th', {scope: 'col'}, words)))),
                h('tbody', {}, changes.map(change => h('tr', {},
                    h('td', {}, change.moment.slice(0, 10)),
                    h('td', {}, `${value(change.to.value)} ${LABELS[change.to.label].word}`),
                    h('td', {}, change.causes.map(cause => `${readable(cause.kind.toLowerCase())}${cause.development ? ` ${cause.development}` : ''}`).join('; ')))))))));
  }

  mark(day) {
    if (this.now) {
      const x = this.x(Date.parse(`${day}T23:59:59Z`));
      this.now.setAttribute('x1', x);
      this.now.setAttribute('x2', x);
    }
  }
}
