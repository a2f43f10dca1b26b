// Why two pictures differ in a stance: by how much the contribution of each development became another.
import {link} from '../address.js';
import {h, put} from '../dom.js';
import {LABELS, moved, readable, value} from '../words.js';

const KINDS = {
  DEVELOPMENT: 'took effect', DILUTED: 'weighs less or more beside others', FADED: 'faded', SUPERSEDED: 'was superseded', ENDED: 'ended', STANDING: 'stands',
};

export class Difference {
  constructor(crisis, names) {
    this.crisis = crisis;
    this.names = names;
    this.about = h('small', {});
    this.body = h('div', {});
    this.element = h('section', {class: 'card why', 'aria-labelledby': 'difference-title'},
        h('header', {}, h('h2', {id: 'difference-title'}, 'What made the difference'), this.about), this.body);
  }

  /** @param difference of the comparison, or null; @param days `{from, to, known, toKnown}` */
  show(chosen, difference, {from, to, known, toKnown}) {
    put(this.about, chosen && `${this.names.called(chosen.holder)} on ${this.names.subject(chosen.subject)}`);
    if (!chosen || !difference) {
      put(this.body, h('p', {}, chosen ? 'It is the same in both.' : 'Choose a cell, and see what made the difference.'));
      return;
    }
    const most = Math.max(1, ...difference.parts.map(part => Math.abs(part.change)));
    const replay = (at, revision, words) => h('a', {href: link(this.crisis.id, 'replay', {
      at, known: revision, about: chosen.subject.startsWith('actors/') ? 'actors' : null, ...chosen,
    })}, words);
    put(this.body,
        h('p', {}, chip(difference.from), ' → ', chip(difference.to)),
        h('p', {}, h('small', {}, `${moved(difference.from.value, difference.to.value)} is the sum of ${difference.parts.length} parts. Why it stood so: `,
            replay(from, known, from), ' · ', replay(to, toKnown, to))),
        h('ol', {class: 'contributions'}, difference.parts.map(part => this.part(part, most))));
  }

  part({development, change, kind}, most) {
    return h('li', {},
        h('div', {}, h('span', {class: 'sum', title: `${change} millionths`}, value(change)),
            bar(change, most)),
        h('div', {}, h('a', {href: link(this.crisis.id, 'developments', {id: development})}, this.names.development(development)),
            h('p', {}, h('small', {}, KINDS[kind] ?? readable(kind.toLowerCase())))));
  }
}

/** A part of a sum, to the left or to the right. */
export function bar(amount, most) {
  const half = 50 * Math.abs(amount) / most;
  return h('div', {class: 'bar', 'aria-hidden': true}, h('i', {
    class: amount < 0 ? 'against' : null, style: {left: `${amount < 0 ? 50 - half : 50}%`, width: `${half}%`},
  }));
}

export function chip({label, value: millionths}) {
  const {step, word} = LABELS[label];
  return h('span', {class: `chip ${step === null ? 'none' : `s${step}`}`}, h('span', {}, `${millionths === null ? '' : `${value(millionths)} `}${word}`));
}
