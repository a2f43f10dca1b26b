// Two pictures in one matrix: two days, or what was known of one day at two revisions; what differs first, what does not folded.
import {get} from '../api.js';
import {change, here, link, watch} from '../address.js';
import {Days, isNotable, track} from '../days.js';
import {directory} from '../directory.js';
import {h, problem, put, say} from '../dom.js';
import {buttons, copy, drawing, save, table as csv} from '../export.js';
import * as keys from '../keys.js';
import {rows} from '../rows.js';
import {day as dayWords, isDay, plusDays, readable, value} from '../words.js';
import {chip, Difference} from './difference.js';
import {Matrix} from './matrix.js';
import {cell, fill} from './splitcell.js';

/** Days before the other, where none is named. */
const APART = 14;
/** Parts of a difference that are told in the list. */
const TOLD = 4;

export async function mount(root, {crisis}) {
  const compare = new Compare(root, crisis);
  await compare.begin();
  return () => compare.leave();
}

class Compare {
  constructor(root, crisis) {
    this.root = root;
    this.crisis = crisis;
  }

  async begin() {
    this.names = await directory(this.crisis.id);
    if (!isDay(here().to)) {
      this.usual = (await Days.of(this.crisis, {known: here().toKnown})).first;
    }
    if (this.root.isConnected) {
      this.build();
      this.unwatch = watch(() => this.load());
      this.load();
    }
  }

  build() {
    const field = (name, words, placeholder) => h('label', {}, words, h('input', {
      name, placeholder, size: 12, onchange: event => change({[name]: event.target.value.trim() || null}),
    }));
    this.fields = h('div', {class: 'filters'},
        field('from', 'This day', '2023-08-06'), field('known', 'as known at revision', 'latest'),
        field('to', 'that day', '2023-08-20'), field('toKnown', 'as known at revision', 'latest'),
        h('button', {type: 'button', onclick: () => this.swap()}, 'Swap'),
        this.about = h('span', {class: 'group', role: 'group', 'aria-label': 'Subjects'},
            [['Issues', null], ['Relations', 'actors']].map(([words, about]) => h('button', {type: 'button', value: about, onclick: () => change({about})}, words))));
    this.summary = h('p', {class: 'summary'});
    this.failed = h('div', {});
    this.grid = h('div', {});
    this.fold = h('button', {type: 'button', class: 'plain', onclick: () => change({unchanged: here().unchanged ? null : 'shown'})});
    this.difference = new Difference(this.crisis, this.names);
    this.list = h('div', {class: 'scroll'});
    put(this.root, h('div', {class: 'replay compare'},
        h('section', {class: 'card time'}, h('h1', {}, 'Compare two pictures'), this.fields, this.summary, this.failed),
        h('section', {class: 'card picture', 'aria-labelledby': 'matrix-title'},
            h('header', {}, h('h2', {id: 'matrix-title'}, 'From | to'), this.counted = h('small', {}), this.exports()),
            this.grid, this.fold,
            h('p', {class: 'scale'}, h('span', {}, '▲ ▼ ◆ another label, or two points and more'), h('span', {}, 'without colour: as before'))),
        h('div', {class: 'side'}, this.difference.element),
        h('section', {class: 'card all', 'aria-labelledby': 'all-title'}, h('header', {}, h('h2', {id: 'all-title'}, 'All differences')), this.list)));
    keys.bind(this.root, [
      {keys: ['s'], words: 'Swap the two', run: () => this.swap()},
      {keys: ['u'], words: 'Show or fold who stands as before', run: () => this.fold.click()},
    ]);
  }

  question() {
    const asked = here();
    const to = isDay(asked.to) ? asked.to : this.usual ?? asked.from;
    return {from: isDay(asked.from) ? asked.from : plusDays(to, -APART), to, known: asked.known, toKnown: asked.toKnown};
  }

  swap() {
    const {from, to, known, toKnown} = this.question();
    change({from: to, to: from, known: toKnown, toKnown: known});
  }

  /** Three questions for two pictures; what is chosen or folded asks nothing. */
  async load() {
    const question = this.question();
    const asked = JSON.stringify(question);
    if (this.asked !== asked) {
      this.asked = asked;
      this.answer = null;
      const {from, to, known, toKnown} = question;
      const path = what => `/crises/${encodeURIComponent(this.crisis.id)}/${what}`;
      this.fields.querySelectorAll('input').forEach(input => {
        input.value = {from, to}[input.name] ?? here()[input.name] ?? '';
      });
      try {
        const [comparison, before, after] = await Promise.all([
          get(path('comparison'), {at: from, toAt: to, known, toKnown}),
          get(path('stances'), {at: from, known}), get(path('stances'), {at: to, known: toKnown})]);
        if (this.asked !== asked) {
          return;
        }
        put(this.failed);
        this.take(comparison, before.stances, after.stances);
      } catch (failure) {
        if (this.asked === asked) {
          put(this.failed, problem(failure));
          put(this.summary);
        }
        return;
      }
    }
    if (this.answer) {
      this.show(question);
    }
  }

  take(comparison, before, after) {
    const differences = new Map(comparison.differences.map(each => [track(each), each]));
    const stances = new Map([...before, ...after].map(each => [track(each), each]));
    const changed = new Map();
    for (const [name, {from, to}] of differences) {
      stances.set(name, {...stances.get(name), ...to});
      if (isNotable(from, to)) {
        changed.set(name, from);
      }
    }
    this.answer = {comparison, differences, stances, changed};
    const moves = new Map();
    changed.forEach((from, name) => {
      const {holder, label, value: to} = stances.get(name);
      const had = moves.get(holder) ?? [0, 0];
      moves.set(holder, [had[0] + (label !== from.label), Math.max(had[1], Math.abs((to ?? 0) - (from.value ?? 0)))]);
    });
    const [none, first] = [[0, 0], holder => moves.get(holder) ?? none];
    const order = (holders, names, how) => how.group ? rows(holders, names, how)
        : rows(holders, names, how).toSorted((a, b) => first(b.holder)[0] - first(a.holder)[0] || first(b.holder)[1] - first(a.holder)[1]);
    this.matrix = new Matrix(this.names, {select: chosen => change(chosen), order, cells: {cell, fill}});
    put(this.grid, this.matrix.element);
    put(this.list, table(comparison.differences, this.names));
  }

  show(question) {
    const {comparison, differences, stances, changed} = this.answer;
    const asked = here();
    const about = asked.about === 'actors' ? 'actors/' : 'issues/';
    [...this.about.children].forEach(each => each.setAttribute('aria-pressed', String((each.value || undefined) === asked.about)));
    const tracks = [...stances.values()].filter(each => each.subject.startsWith(about));
    const moving = new Set(tracks.filter(each => changed.has(track(each))).map(each => each.holder));
    const still = new Set(tracks.map(each => each.holder).filter(holder => !moving.has(holder)));
    const chosen = asked.holder && asked.subject ? {holder: asked.holder, subject: asked.subject} : null;
    this.matrix.show(asked.unchanged ? tracks : tracks.filter(each => moving.has(each.holder)), {stances, changed}, chosen);
    const count = tracks.filter(each => changed.has(track(each))).length;
    put(this.counted, `${count} of ${tracks.length} stances are others`);
    this.fold.hidden = still.size === 0;
    put(this.fold, asked.unchanged ? 'Fold who stands as before' : `Show ${still.size} more who stand as before`);
    const labels = comparison.differences.filter(each => each.from.label !== each.to.label).length;
    const words = `${comparison.differences.length} stances differ between ${dayWords(question.from)} (revision ${comparison.from.known.revision})`
        + ` and ${dayWords(question.to)} (revision ${comparison.to.known.revision}): ${labels} by their label, ${changed.size - labels} by two points and more, `
        + `${differences.size - changed.size} by less.`;
    if (this.summary.textContent !== words) {
      put(this.summary, words);
      say(words);
    }
    this.difference.show(chosen, chosen && differences.get(track(chosen)),
        {...question, known: comparison.from.known.revision, toKnown: comparison.to.known.revision});
  }

  /** What is seen, taken along; the link names both revisions, and so shows the same for ever. */
  exports() {
    const name = () => `${this.crisis.id}-${this.question().from}-${this.question().to}`;
    const address = () => {
      const {crisis, view, ...rest} = here();
      const {from, to} = this.answer.comparison;
      return new URL(link(this.crisis.id, 'compare', {...rest, ...this.question(), known: from.known.revision, toKnown: to.known.revision}), location.href).href;
    };
    return buttons('Comparison', name,
        () => drawing(`${this.crisis.title} · ${dayWords(this.question().from)} | ${dayWords(this.question().to)}`,
            this.matrix.items, this.matrix.subjects, this.names, this.answer.stances, this.answer.changed),
        [['Link', event => copy(address(), event.target)],
          ['CSV', () => save(`${name()}.csv`, csv(['holder', 'subject', 'from.label', 'from.value', 'to.label', 'to.value'],
              this.answer.comparison.differences.map(({holder, subject, from, to}) => [holder, subject, from.label, from.value, to.label, to.value])))]]);
  }

  leave() {
    this.asked = null;
    this.unwatch?.();
  }
}

/** The label's change first, then the larger. */
function table(differences, names) {
  const sorted = differences.toSorted((a, b) => (b.from.label !== b.to.label) - (a.from.label !== a.to.label)
      || Math.abs((b.to.value ?? 0) - (b.from.value ?? 0)) - Math.abs((a.to.value ?? 0) - (a.from.value ?? 0)));
  return h('table', {},
      h('thead', {}, h('tr', {}, ['Actor', 'On', 'From', 'To', 'Because of'].map(words => h('th', {scope: 'col'}, words)))),
      h('tbody', {}, sorted.map(each => h('tr', {},
          h('td', {title: names.actor(each.holder)}, names.called(each.holder)), h('td', {}, names.subject(each.subject)),
          h('td', {}, chip(each.from)), h('td', {}, chip(each.to)),
          h('td', {}, each.parts.slice(0, TOLD).map(part => h('div', {}, h('small', {}, `${value(part.change)} ${names.development(part.development)} (${part.kind.toLowerCase()})`))),
              each.parts.length > TOLD && h('small', {}, `and ${each.parts.length - TOLD} more`))))));
}
