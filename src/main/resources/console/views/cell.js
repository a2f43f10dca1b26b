// A cell of the matrix: number, word, colour, and a mark of what changed on the day.
import {h} from '../dom.js';
import {LABELS, value} from '../words.js';

export const cell = track => h('div', {role: 'gridcell', class: 'cell', tabindex: -1, 'data-track': track},
    h('b', {}), h('span', {}), h('i', {class: 'mark', 'aria-hidden': true}));

/** Touches a cell only where it looks different: most cells stay as they are from day to day. */
export function fill(element, stance, isChanged, before, chosen) {
  const key = [stance?.label, stance?.value, stance?.contested, isChanged, chosen].join();
  if (element.shownAs === key) {
    return;
  }
  element.shownAs = key;
  const label = LABELS[stance?.label ?? 'UNDECLARED'];
  const rose = (stance?.value ?? 0) - (before?.value ?? 0);
  const [number, word, mark] = element.children;
  element.className = `cell ${label.step === null ? 'none' : `s${label.step}`}${isChanged ? ' changed' : ''}`;
  write(number, label.step === null && !stance?.value ? '' : value(stance?.value));
  write(word, label.short + (stance?.contested ? ' ⚡' : ''));
  write(mark, !isChanged ? '' : rose > 0 ? '△' : rose < 0 ? '▽' : '◆');
  element.setAttribute('aria-selected', String(chosen));
  element.setAttribute('aria-label', `${label.word}${stance?.value == null ? '' : ` ${value(stance.value)}`}`
      + `${stance?.contested ? ', contested' : ''}${isChanged ? ', changed on this day' : ''}`);
}

/** A text in the place of another costs less than a new one. */
function write(element, text) {
  if (element.firstChild) {
    element.firstChild.data = text;
  } else {
    element.textContent = text;
  }
}
