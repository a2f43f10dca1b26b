// A crisis from day to day: who stands where, what changed, and why.
import {change, here, link, REST, watch} from '../address.js';
import {Days, track} from '../days.js';
import {directory} from '../directory.js';
import {h, put, s, say} from '../dom.js';
import * as keys from '../keys.js';
import {day as dayWords, daysBetween, isDay, plusDays, shortDay} from '../words.js';
import {buttons, copy, csv, drawing, save} from '../export.js';
import {Alignment} from './alignment.js';
import {Matrix} from './matrix.js';
import {Timeline} from './timeline.js';
import {Why} from './why.js';

const SPEEDS = [1, 2, 5, 10];

export async function mount(root, {crisis}) {
  const replay = new Replay(root, crisis);
  await replay.load();
  return () => replay.leave();
}

class Replay {
  constructor(root, crisis) {
    this.root = root;
    this.crisis = crisis;
    this.playing = null;
    this.asked = null;
  }

  /** One request for all days; a change of what is known or published asks anew. */
  async load() {
    const asked = here();
    const question = JSON.stringify([asked.from, asked.until, asked.known, asked.published]);
    if (this.question !== question) {
      this.question = question;
      const [days, names] = await Promise.all([
        Days.of(this.crisis, asked), this.names ?? directory(this.crisis.id, {known: asked.known}),
      ]);
      if (this.question !== question || !this.root.isConnected) {
        return;
      }
      this.days = days;
      this.names = names;
      this.build();
      this.unwatch ??= watch(() => {
        this.passing = null;
        clearTimeout(this.writing);
        this.load();
      });
    }
    this.show();
  }

  build() {
    this.title = h('h1', {id: 'day'});
    this.note = h('small', {});
    this.opened = h('p', {class: 'opened'});
    this.scrubber = h('input', {
      type: 'range', min: 0, max: this.days.length - 1, 'aria-label': 'Day',
      oninput: () => this.to(this.days.day(Number(this.scrubber.value)), true),
    });
    this.histogram = s('svg', {viewBox: `0 0 ${this.days.length} 20`, preserveAspectRatio: 'none', 'aria-hidden': true});
    const most = Math.max(1, ...this.days.counts.values());
    this.bars = [...this.days.counts].filter(([day]) => day >= this.days.from && day <= this.days.until).map(([day, count]) => {
      const high = 3 + 17 * count / most;
      const bar = s('rect', {x: daysBetween(this.days.from, day), y: 20 - high, width: Math.max(1, this.days.length / 300), height: high});
      return {day, bar};
    });
    put(this.histogram, this.bars.map(({bar}) => bar));
    this.play = h('button', {type: 'button', class: 'main', onclick: () => this.toggle()}, 'Play');
    this.speed = h('select', {}, SPEEDS.map(speed => h('option', {value: speed, selected: speed === 5}, `${speed} days/s`)));
    const asked = here();
    this.matrix = new Matrix(this.names, {select: chosen => this.set(chosen)});
    this.why = new Why(this.crisis, this.names);
    this.timeline = new Timeline(this.crisis, this.names, {to: day => this.to(this.days.clamp(day))});
    this.alignment = new Alignment(this.names, {select: holder => this.ofHolder(holder)});
    put(this.root, h('div', {class: 'replay'},
        h('section', {class: 'card time', 'aria-label': 'Time'},
            h('div', {class: 'steps'},
                h('button', {type: 'button', onclick: () => this.jump(-1), 'aria-label': 'Previous change'}, '|◀'),
                h('button', {type: 'button', onclick: () => this.step(-1), 'aria-label': 'Previous day'}, '◀'),
                this.play,
                h('button', {type: 'button', onclick: () => this.step(1), 'aria-label': 'Next day'}, '▶'),
                h('button', {type: 'button', onclick: () => this.jump(1), 'aria-label': 'Next change'}, '▶|')),
            h('div', {}, this.title, this.note),
            h('div', {class: 'options'},
                h('span', {class: 'group', role: 'group', 'aria-label': 'As published'},
                    this.option('As known now', 'published', null, asked), this.option('As published then', 'published', 'then', asked)),
                h('span', {class: 'group', role: 'group', 'aria-label': 'Subjects'},
                    this.option('Issues', 'about', null, asked), this.option('Relations', 'about', 'actors', asked)),
                h('label', {}, 'Speed', this.speed),
                h('label', {}, 'Day', h('input', {
                  type: 'text', size: 10, placeholder: '2023-08-15', inputmode: 'numeric', 'aria-label': 'Go to day',
                  onchange: event => isDay(event.target.value) && this.to(this.days.clamp(event.target.value)),
                })),
                this.compare = h('a', {href: '#'}, 'Compare')),
            h('div', {class: 'scrub'}, this.histogram, this.scrubber,
                h('div', {class: 'ends'}, h('span', {}, shortDay(this.days.from), ' ', this.days.from.slice(0, 4)),
                    h('span', {}, 'stances that changed (another label, or two points and more), by day'),
                    h('span', {}, shortDay(this.days.until), ' ', this.days.until.slice(0, 4)))),
            this.opened),
        h('div', {class: 'side'},
            h('section', {class: 'card picture', 'aria-labelledby': 'matrix-title'},
                h('header', {}, h('h2', {id: 'matrix-title'}, 'Stance matrix'), this.changed = h('small', {}), this.exports()),
                this.matrix.element, legend()),
            this.timeline.element),
        h('div', {class: 'side'}, this.alignment.element, this.why.element)));
    keys.bind(this.root, [
      {keys: [' '], words: 'Play or pause', run: () => this.toggle()},
      {keys: ['ArrowLeft'], words: 'The day before', run: () => this.step(-1)},
      {keys: ['ArrowRight'], words: 'The next day', run: () => this.step(1)},
      {keys: ['Shift+ArrowLeft'], words: 'The change before', run: () => this.jump(-1)},
      {keys: ['Shift+ArrowRight'], words: 'The next change', run: () => this.jump(1)},
      {keys: ['l'], words: 'The latest change', run: () => this.goTo(this.days.latest)},
      {keys: ['m'], words: 'The first day with most stances in force', run: () => this.goTo(this.days.first)},
      {keys: ['c'], words: 'Compare with the day before', run: () => this.compare.click()},
    ]);
  }

  /** What is seen, taken along; the link names day and revision, and so shows the same for ever. */
  exports() {
    const name = () => `${this.crisis.id}-${this.day()}`;
    const shown = () => [...this.days.at(this.day()).stances.values()].filter(each => this.matrix.subjects.includes(each.subject));
    return buttons('Matrix', name,
        () => drawing(`${this.crisis.title} · ${dayWords(this.day())} · revision ${this.days.asOf.known.revision}`,
            this.matrix.items, this.matrix.subjects, this.names, this.days.at(this.day()).stances),
        [['Link', event => copy(new URL(link(this.crisis.id, 'replay',
            {...this.parameters(), at: this.day(), known: this.days.asOf.known.revision}), location.href).href, event.target)],
        ['CSV', () => save(`${name()}.csv`, csv(shown()))]]);
  }

  parameters() {
    const {crisis, view, ...rest} = here();
    return rest;
  }

  option(words, name, value, asked) {
    return h('button', {
      type: 'button', 'aria-pressed': String((asked[name] ?? null) === value),
      onclick: event => {
        [...event.target.parentElement.children].forEach(each => each.setAttribute('aria-pressed', String(each === event.target)));
        this.set({[name]: value});
      },
    }, words);
  }

  /** The day that the address names; without one that with most stances. */
  day() {
    const at = this.passing ?? here().at;
    return this.days.clamp(isDay(at) ? at : this.days.first);
  }

  /** Why it is this day that is shown, to whoever has not asked for one. */
  tellWhy() {
    const {fullest, latest} = this.days;
    const isOurs = fullest !== null && !isDay(this.passing ?? here().at);
    put(this.opened, isOurs && [`Opened where most stances were in force, ${fullest.held}. `,
      h('button', {type: 'button', class: 'plain', onclick: () => this.to(latest)}, `To the latest change, ${latest}`)]);
  }

  show() {
    const asked = here();
    const day = this.day();
    const picture = this.days.at(day);
    const index = daysBetween(this.days.from, day);
    put(this.title, dayWords(day));
    this.tellWhy();
    put(this.note, `Day ${index + 1} of ${this.days.length} · ${picture.changed.size} changed`);
    this.scrubber.value = index;
    this.scrubber.setAttribute('aria-valuetext', dayWords(day));
    this.bars.forEach(({day: on, bar}) => bar.setAttribute('class', on <= day ? 'past' : 'future'));
    const about = asked.about === 'actors' ? 'actors/' : 'issues/';
    const changed = [...picture.changed.keys()].filter(name => name.includes(` ${about}`)).length;
    put(this.changed, changed === 0 ? 'nothing changed on this day' : `${changed} changed on this day`);
    const known = this.days.tracks.find(each => track(each) === track(asked)); // what an address names may be anything
    const chosen = known ? {holder: asked.holder, subject: asked.subject} : null;
    this.matrix.show(this.days.tracks.filter(each => each.subject.startsWith(about)), picture, chosen);
    this.compare.setAttribute('href', link(this.crisis.id, 'compare',
        {from: plusDays(day, -1), to: day, known: asked.known, toKnown: asked.known, about: asked.about, holder: asked.holder, subject: asked.subject}));
    const question = {at: day, known: asked.known, published: asked.published === 'then' ? day : asked.published};
    if (this.playing === null) {
      this.why.show(chosen, question);
    }
    this.timeline.show(chosen, asked, day);
    this.alignment.show(this.days, picture, chosen?.holder ?? null, Boolean(this.passing));
    if (this.playing === null && this.asked !== day) {
      say(`${dayWords(day)}, ${picture.changed.size} changed`);
    }
    this.asked = day;
  }

  /** Many days in a row are shown at once, and written into the address when they come to rest: browsers refuse to do that often. */
  to(day, passing = false) {
    clearTimeout(this.writing);
    if (passing) {
      this.passing = day;
      this.writing = setTimeout(() => change({at: day}, {replace: true}), REST);
      this.show();
    } else {
      this.passing = null;
      change({at: day});
    }
  }

  /** Another actor's stance on the subject that is shown, or else its first. */
  ofHolder(holder) {
    const tracks = this.days.tracks.filter(each => each.holder === holder && each.subject.startsWith('issues/'));
    const {subject} = tracks.find(each => each.subject === here().subject) ?? tracks[0];
    this.set({holder, subject});
  }

  /** Changes what is shown of the day that is shown. */
  set(values) {
    change({...(this.passing && {at: this.passing}), ...values});
  }

  step(days) {
    this.stop();
    this.to(this.days.clamp(plusDays(this.day(), days)), true);
  }

  jump(direction) {
    this.stop();
    const day = this.days.change(this.day(), direction);
    if (day) {
      this.to(day, true);
    }
  }

  goTo(day) {
    this.stop();
    this.to(day);
  }

  toggle() {
    if (this.playing !== null) {
      this.stop();
      this.show();
      return;
    }
    if (this.day() === this.days.until) {
      this.to(this.days.from, true);
    }
    put(this.play, 'Pause');
    let last = performance.now();
    const frame = now => {
      const days = Math.floor((now - last) * Number(this.speed.value) / 1000);
      if (days > 0) {
        last += 1000 * days / Number(this.speed.value);
        this.to(this.days.clamp(plusDays(this.day(), days)), true);
      }
      this.playing = this.day() === this.days.until ? null : requestAnimationFrame(frame);
      if (this.playing === null) {
        this.stop();
        this.show();
      }
    };
    this.playing = requestAnimationFrame(frame);
  }

  stop() {
    cancelAnimationFrame(this.playing);
    this.playing = null;
    put(this.play, 'Play');
  }

  leave() {
    cancelAnimationFrame(this.playing);
    clearTimeout(this.writing);
    this.unwatch?.();
  }
}

/** With the thresholds of the labels (stance model, section 6). */
function legend() {
  const steps = [[-3, 'Strongly opposes, −55 or less'], [-2, 'Opposes, −20'], [0, 'Neutral, ambivalent or unclear'], [2, 'Supports, +20'],
    [3, 'Strongly supports, +55 or more']];
  return h('p', {class: 'scale'}, steps.map(([step, words]) => h('span', {}, h('i', {class: `s${step}`}), words)),
      h('span', {}, h('i', {class: 'none'}), 'No stance, or lapsed'), h('span', {}, '△ ▽ ◆ changed on this day: another label, or two points and more'));
}
