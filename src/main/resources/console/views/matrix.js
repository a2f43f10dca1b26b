// Actors × subjects as a grid that is walked by arrows. Rows and columns do not move from day to day.
import {track} from '../days.js';
import {h, put} from '../dom.js';
import {LABELS, value} from '../words.js';

export class Matrix {
  /** @param select is told `{holder, subject}` when a cell is chosen */
  constructor(names, {select}) {
    this.names = names;
    this.select = select;
    this.element = h('div', {class: 'matrix'});
    this.cells = new Map();
    this.grid = null;
    this.shape = null;
  }

  /** @param tracks all that there may be; @param picture of `Days.at`; @param chosen the track shown elsewhere, or null */
  show(tracks, picture, chosen) {
    const shape = tracks.map(track).join('|');
    if (this.shape !== shape) {
      this.shape = shape;
      this.build(tracks);
    }
    for (const [name, cell] of this.cells) {
      this.fill(cell, picture.stances.get(name), picture.changed.has(name) ? [picture.changed.get(name)] : null,
          chosen !== null && name === track(chosen));
    }
  }

  build(tracks) {
    const holders = [...new Set(tracks.map(each => each.holder))].sort((a, b) => this.names.called(a).localeCompare(this.names.called(b)));
    const subjects = [...new Set(tracks.map(each => each.subject))].sort((a, b) => this.names.subject(a).localeCompare(this.names.subject(b)));
    this.cells.clear();
    if (holders.length === 0) {
      put(this.element, h('p', {}, 'No stance is known on any of these days. Record a development with a signal, or a rule of the codebook, and it shows here.'));
      return;
    }
    this.rows = holders.map((holder, row) => subjects.map((subject, column) => {
      const cell = h('div', {role: 'gridcell', class: 'cell', tabindex: row + column === 0 ? 0 : -1},
          h('b', {}), h('span', {}), h('i', {class: 'mark', 'aria-hidden': true}));
      this.cells.set(track({holder, subject}), cell);
      cell.addEventListener('click', () => this.choose(holder, subject, row, column));
      return cell;
    }));
    this.grid = h('div', {
      role: 'grid', 'aria-labelledby': 'matrix-title', 'aria-rowcount': holders.length + 1, 'aria-colcount': subjects.length + 1,
      style: {
        'grid-template-columns': `minmax(6.5rem, 12rem) repeat(${subjects.length}, minmax(5.8rem, 1fr))`,
        'min-width': `${7 + 6 * subjects.length}rem`,
      },
      onkeydown: event => this.walk(event, holders, subjects),
    },
    h('div', {role: 'row'}, h('div', {role: 'columnheader', class: 'corner'}, 'Actor'),
        subjects.map(subject => h('div', {role: 'columnheader', title: this.names.proposition(subject)}, this.names.subject(subject)))),
    holders.map((holder, row) => h('div', {role: 'row'}, h('div', {role: 'rowheader', title: this.names.actor(holder)}, this.names.called(holder)), this.rows[row])));
    put(this.element, this.grid);
  }

  fill(cell, stance, changed, chosen) {
    const label = LABELS[stance?.label ?? 'UNDECLARED'];
    const before = changed?.[0];
    const key = [stance?.label, stance?.value, stance?.contested, changed !== null, chosen].join();
    if (cell.shownAs === key) {
      return;
    }
    cell.shownAs = key;
    const rose = changed !== null && (stance?.value ?? 0) - (before?.value ?? 0);
    cell.className = `cell ${label.step === null ? 'none' : `s${label.step}`} ${changed !== null ? 'changed' : ''}`;
    cell.children[0].textContent = label.step === null && !stance?.value ? '' : value(stance?.value);
    cell.children[1].textContent = label.short + (stance?.contested ? ' ⚡' : '');
    cell.children[2].textContent = changed === null ? '' : rose > 0 ? '△' : rose < 0 ? '▽' : '◆';
    cell.setAttribute('aria-selected', String(chosen));
    cell.setAttribute('aria-label', `${label.word}${stance?.value == null ? '' : ` ${value(stance.value)}`}`
        + `${stance?.contested ? ', contested' : ''}${changed === null ? '' : ', changed on this day'}`);
  }

  choose(holder, subject, row, column) {
    this.focus(row, column, false);
    this.select({holder, subject});
  }

  focus(row, column, really = true) {
    this.grid.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    this.rows[row][column].setAttribute('tabindex', '0');
    if (really) {
      this.rows[row][column].focus();
    }
  }

  walk(event, holders, subjects) {
    const row = this.rows.findIndex(cells => cells.includes(event.target));
    if (row < 0) {
      return;
    }
    const column = this.rows[row].indexOf(event.target);
    const to = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      Home: [row, 0], End: [row, subjects.length - 1], PageUp: [0, column], PageDown: [holders.length - 1, column],
    }[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.choose(holders[row], subjects[column], row, column);
    } else if (to && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      if (this.rows[to[0]]?.[to[1]]) {
        this.focus(...to);
      }
    }
  }
}
