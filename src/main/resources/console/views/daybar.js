// The day of a view beside the replay: named, stepped by day and by change, typed.
import {change, here} from '../address.js';
import {h, put, say} from '../dom.js';
import {day as dayWords, isDay, plusDays} from '../words.js';

export class DayBar {
  /** @param more what else stands in the bar */
  constructor(title, days, ...more) {
    this.days = days;
    this.title = h('small', {});
    const button = (words, label, run) => h('button', {type: 'button', 'aria-label': label, onclick: run}, words);
    this.field = h('input', {
      type: 'text', size: 10, inputmode: 'numeric', 'aria-label': 'Go to day', onchange: () => isDay(this.field.value) && this.to(this.field.value),
    });
    this.element = h('section', {class: 'card daybar', 'aria-label': 'Day'}, h('h1', {}, title),
        h('div', {class: 'steps'}, button('|◀', 'Previous change', () => this.jump(-1)), button('◀', 'Previous day', () => this.step(-1)), this.field,
            button('▶', 'Next day', () => this.step(1)), button('▶|', 'Next change', () => this.jump(1))), this.title, more);
    this.keys = [
      {keys: ['ArrowLeft'], words: 'The day before', run: () => this.step(-1)},
      {keys: ['ArrowRight'], words: 'The next day', run: () => this.step(1)},
      {keys: ['Shift+ArrowLeft'], words: 'The change before', run: () => this.jump(-1)},
      {keys: ['Shift+ArrowRight'], words: 'The next change', run: () => this.jump(1)},
      {keys: ['l'], words: 'The latest change', run: () => this.to(days.latest)},
      {keys: ['m'], words: 'The first day with most stances in force', run: () => this.to(days.first)},
    ];
  }

  /** The day that the address names; without one that with most stances. */
  get day() {
    const {at} = here();
    return this.days.clamp(isDay(at) ? at : this.days.first);
  }

  show() {
    const words = dayWords(this.day);
    this.field.value = this.day;
    if (this.title.textContent !== words) {
      put(this.title, words);
      say(words);
    }
  }

  to(day) {
    change({at: this.days.clamp(day)});
  }

  step(days) {
    this.to(plusDays(this.day, days));
  }

  jump(direction) {
    this.to(this.days.change(this.day, direction) ?? this.day);
  }
}
