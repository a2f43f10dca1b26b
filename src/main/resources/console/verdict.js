// What came of verifying, always one of three: it is so, it is not, or nobody knows; told by mark, words and colour.
import {h} from './dom.js';

const MARKS = {verified: '✓', unverified: '✗', unchecked: '–'};

/** @param words what is said where it is verified; the others give their reason */
export function verdict({state, reason}, words = 'verified') {
  const said = {verified: words, unverified: `not verified: ${reason}`, unchecked: `not checked: ${reason}`}[state];
  return h('span', {class: state}, `${MARKS[state]} ${said}`);
}
