// The day of a view beside the replay: named, stepped by day and by change, typed.
import {change, here, REST, watch} from '../address.js';
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

  /**
   * Has a view drawn, and drawn again for each day and each address; returns how to end it.
   *
   * @param draw is told whether the next day may follow at once: then nothing is asked for
   */
  begin(draw) {
    this.draw = draw;
    const settle = () => {
      this.forget();
      this.show();
    };
    settle();
    const stop = watch(settle);
    return () => {
      this.forget();
      stop();
    };
  }

  forget() {
    clearTimeout(this.writing);
    this.passing = null;
  }

  /** The day that is stepped over, or else that the address names; without one that with most stances. */
  get day() {
    const at = this.passing ?? here().at;
    return this.days.clamp(isDay(at) ? at : this.days.first);
  }

  show() {
    const words = dayWords(this.day);
    this.field.value = this.day;
    if (this.title.textContent !== words) {
      put(this.title, words);
      say(words);
    }
    this.draw(this.passing !== null);
  }

  to(day) {
    this.forget();
    change({at: this.days.clamp(day)});
  }

  /** Many days in a row are one step back: they are written into the address when they come to rest. */
  pass(day) {
    this.forget();
    this.passing = this.days.clamp(day);
    this.writing = setTimeout(() => this.set({}, {replace: true}), REST);
    this.show();
  }

  /** Changes what is shown of the day that is shown. */
  set(values, how) {
    change({...(this.passing && {at: this.passing}), ...values}, how);
  }

  step(days) {
    this.pass(plusDays(this.day, days));
  }

  jump(direction) {
    this.pass(this.days.change(this.day, direction) ?? this.day);
  }
}
