// Actors × subjects as a grid that is walked by arrows. Rows and columns do not move from day to day, and of many rows only those in sight are there.
import {change, here} from '../address.js';
import {track} from '../days.js';
import {h, put} from '../dom.js';
import {rows} from '../rows.js';
import {cell, fill} from './cell.js';

/** More rows than these are windowed: each of one height in pixels, gap included, and so many kept beyond the edges. */
const MANY = 60;
const ROW = 43;
const BEYOND = 8;

export class Matrix {
  /** @param select is told `{holder, subject}` when a cell is chosen; @param order of the rows; @param cells how one is made and filled */
  constructor(names, {select, order = rows, cells = {cell, fill}}) {
    this.names = names;
    this.order = order;
    this.cells = cells;
    this.select = select;
    this.body = h('div', {class: 'matrix', onscroll: () => this.scrolled()});
    this.found = h('input', {
      type: 'search', size: 14, placeholder: 'Find an actor', 'aria-label': 'Find an actor', oninput: () => change({find: this.found.value || null}, {replace: true}),
    });
    this.group = h('button', {type: 'button', onclick: () => change({group: here().group ? null : 'bloc'})}, 'By bloc');
    this.element = h('div', {}, h('div', {class: 'tools'}, this.found, this.group), this.body);
    this.drawn = new Map();
    this.at = [0, 0];
    this.shape = null;
  }

  /** @param tracks all that there may be; @param picture of `Days.at`; @param chosen the track shown elsewhere, or null */
  show(tracks, picture, chosen) {
    const {find, group} = here();
    const shape = JSON.stringify([tracks.map(track), find, group]);
    this.picture = picture;
    this.chosen = chosen && track(chosen);
    if (this.shape !== shape) {
      this.shape = shape;
      if (document.activeElement !== this.found) {
        this.found.value = find ?? '';
      }
      this.group.setAttribute('aria-pressed', String(Boolean(group)));
      this.build(tracks, {find, group: Boolean(group)});
    }
    this.drawn.forEach((row, at) => this.fillRow(at, row));
  }

  build(tracks, how) {
    this.items = this.order([...new Set(tracks.map(each => each.holder))], this.names, how);
    this.subjects = [...new Set(tracks.map(each => each.subject))].sort((a, b) => this.names.subject(a).localeCompare(this.names.subject(b)));
    this.drawn.clear();
    this.grid = null;
    this.at = [Math.max(0, this.items.findIndex(item => item.holder)), 0];
    if (this.items.length === 0) {
      put(this.body, h('p', {}, how.find ? 'No actor with a stance is called so.'
          : 'No stance is known on any of these days. Record a development with a signal, or a rule of the codebook, and it shows here.'));
      return;
    }
    this.above = h('div', {class: 'spacer'});
    this.below = h('div', {class: 'spacer'});
    const columns = this.subjects.length;
    this.grid = h('div', {
      role: 'grid', 'aria-labelledby': 'matrix-title', 'aria-rowcount': this.items.length + 1, 'aria-colcount': columns + 1,
      class: this.windowed ? 'windowed' : null,
      style: {'grid-template-columns': `minmax(8rem, 12rem) repeat(${columns}, minmax(5.8rem, 1fr))`, 'min-width': `${8.5 + 6 * columns}rem`},
      onkeydown: event => this.walk(event),
      onclick: event => this.clicked(event),
    },
    h('div', {role: 'row', 'aria-rowindex': 1}, h('div', {role: 'columnheader', class: 'corner'}, 'Actor'),
        this.subjects.map(subject => h('div', {role: 'columnheader', title: this.names.proposition(subject)}, this.names.subject(subject)))),
    this.above, this.below);
    put(this.body, this.grid);
    this.window();
  }

  get windowed() {
    return this.items.length > MANY;
  }

  scrolled() {
    if (this.grid && this.windowed && !this.waiting) {
      this.waiting = requestAnimationFrame(() => {
        this.waiting = null;
        this.window();
      });
    }
  }

  /** Draws the rows in sight, and takes away those that are not; the one with the focus stays. */
  window() {
    const [first, last] = this.windowed
        ? [Math.max(0, Math.floor(this.body.scrollTop / ROW) - BEYOND),
          Math.min(this.items.length - 1, Math.ceil((this.body.scrollTop + (this.body.clientHeight || 600)) / ROW) + BEYOND)]
        : [0, this.items.length - 1];
    for (const [at, row] of this.drawn) {
      if (at < first || at > last) {
        row.element.remove();
        this.drawn.delete(at);
      }
    }
    for (let at = first, next = this.above; at <= last; at++) {
      if (!this.drawn.has(at)) {
        const row = this.row(at);
        this.drawn.set(at, row);
        this.fillRow(at, row);
        next.after(row.element);
      }
      next = this.drawn.get(at).element;
    }
    this.above.style.setProperty('height', `${first * ROW}px`);
    this.below.style.setProperty('height', `${(this.items.length - 1 - last) * ROW}px`);
    this.tab();
  }

  row(at) {
    const {holder, bloc} = this.items[at];
    if (bloc) {
      return {element: h('div', {role: 'row', 'aria-rowindex': at + 2}, h('div', {role: 'rowheader', class: 'bloc'}, bloc)), cells: []};
    }
    const cells = this.subjects.map(subject => this.cells.cell(track({holder, subject})));
    return {cells, element: h('div', {role: 'row', 'aria-rowindex': at + 2},
        h('div', {role: 'rowheader', title: this.names.actor(holder)}, this.names.called(holder)), cells)};
  }

  fillRow(at, {cells}) {
    const {holder} = this.items[at];
    cells.forEach((element, column) => {
      const name = track({holder, subject: this.subjects[column]});
      const {stances, changed} = this.picture;
      this.cells.fill(element, stances.get(name), changed.has(name), changed.get(name), name === this.chosen);
    });
  }

  /** One cell is reached by Tab. */
  tab() {
    this.tabbed?.setAttribute('tabindex', '-1');
    const reached = this.drawn.has(this.at[0]) ? this.at : [[...this.drawn.keys()].sort((a, b) => a - b).find(at => this.items[at].holder), 0];
    this.tabbed = this.drawn.get(reached[0])?.cells[reached[1]];
    this.tabbed?.setAttribute('tabindex', '0');
  }

  /** Where in the grid an element is, `[row, column]`, or null. */
  place(element) {
    for (const [at, {cells}] of this.drawn) {
      const column = cells.indexOf(element);
      if (column >= 0) {
        return [at, column];
      }
    }
    return null;
  }

  clicked(event) {
    const place = this.place(event.target.closest('.cell'));
    if (place) {
      this.choose(place);
    }
  }

  choose(place) {
    this.at = place;
    this.tab();
    this.select({holder: this.items[place[0]].holder, subject: this.subjects[place[1]]});
  }

  walk(event) {
    const from = this.place(event.target);
    if (!from || event.shiftKey) {
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.choose(from);
      return;
    }
    const [row, column] = from;
    const ends = this.subjects.length - 1;
    const to = {
      ArrowUp: [this.next(row, -1), column], ArrowDown: [this.next(row, 1), column],
      ArrowLeft: [row, Math.max(0, column - 1)], ArrowRight: [row, Math.min(ends, column + 1)],
      Home: [row, 0], End: [row, ends], PageUp: [this.next(-1, 1), column], PageDown: [this.next(this.items.length, -1), column],
    }[event.key];
    if (to) {
      event.preventDefault();
      event.stopPropagation();
      this.focus(to);
    }
  }

  /** The next row of an actor, or the same. */
  next(row, step) {
    for (let at = row + step; at >= 0 && at < this.items.length; at += step) {
      if (this.items[at].holder) {
        return at;
      }
    }
    return row;
  }

  focus(to) {
    this.at = to;
    if (!this.drawn.has(to[0])) {
      this.body.scrollTop = Math.max(0, to[0] * ROW - this.body.clientHeight / 2);
      this.window();
    }
    this.tab();
    this.tabbed.focus();
  }
}
