// A cell in which two pictures differ: from | to, each in its colour; where they do not, one number without any.
import {h} from '../dom.js';
import {LABELS, moved, value} from '../words.js';

export const cell = track => h('div', {role: 'gridcell', class: 'cell', tabindex: -1, 'data-track': track});

export function fill(element, stance, isChanged, before, chosen) {
  element.className = `cell ${isChanged ? 'split-cell' : 'same'}`;
  const to = stance ?? NONE;
  element.replaceChildren(...(isChanged
      ? [half(before ?? NONE, ''), half(to, mark(before, to))]
      : [h('span', {}, to.value === null ? '–' : value(to.value))]));
  element.setAttribute('aria-selected', String(chosen));
  element.setAttribute('aria-label', isChanged ? `${words(before ?? NONE)}, then ${words(to)}` : `${words(to)}, as before`);
  element.title = isChanged ? `${words(before ?? NONE)} → ${words(to)} (${moved(before?.value, to.value)})` : words(to);
}

const NONE = {label: 'UNDECLARED', value: null};

const words = ({label, value: millionths}) => LABELS[label].word + (millionths === null ? '' : ` ${value(millionths)}`);

function half({label, value: millionths}, sign) {
  const {step, short} = LABELS[label];
  return h('b', {class: step === null ? 'none' : `s${step}`}, h('span', {}, step === null ? (label === 'LAPSED' ? short : '–') : value(millionths) + sign));
}

function mark(before, to) {
  const rose = (to.value ?? 0) - (before?.value ?? 0);
  return rose > 0 ? ' ▲' : rose < 0 ? ' ▼' : ' ◆';
}
