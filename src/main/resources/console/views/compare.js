// Two pictures side by side: two days, or what was known of one day at two revisions.
import {get} from '../api.js';
import {change, here, watch} from '../address.js';
import {directory} from '../directory.js';
import {h, problem, put} from '../dom.js';
import {day as dayWords, isDay, LABELS, plusDays, readable, value} from '../words.js';

export async function mount(root, {crisis}) {
  const names = await directory(crisis.id);
  const body = h('div', {});
  const field = (name, words, placeholder) => h('label', {}, words, h('input', {
    name, placeholder, size: 12, onchange: event => change({[name]: event.target.value.trim() || null}),
  }));
  const fields = h('div', {class: 'filters'},
      field('from', 'This day', '2023-08-06'), field('known', 'as known at revision', 'latest'),
      field('to', 'that day', '2023-08-20'), field('toKnown', 'as known at revision', 'latest'));
  put(root, h('section', {class: 'card'}, h('header', {}, h('h1', {}, 'Compare two pictures')), fields, body));
  const show = async () => {
    const asked = here();
    const to = isDay(asked.to) ? asked.to : new Date().toISOString().slice(0, 10);
    const from = isDay(asked.from) ? asked.from : plusDays(to, -14);
    fields.querySelectorAll('input').forEach(input => {
      input.value = {from, to}[input.name] ?? asked[input.name] ?? '';
    });
    try {
      const answer = await get(`/crises/${encodeURIComponent(crisis.id)}/comparison`,
          {at: from, toAt: to, known: asked.known, toKnown: asked.toKnown ?? asked.known});
      put(body, h('p', {}, `${answer.differences.length} stances differ between ${dayWords(from)} (revision ${answer.from.known.revision})`
          + ` and ${dayWords(to)} (revision ${answer.to.known.revision}).`), table(answer.differences, names));
    } catch (failure) {
      put(body, problem(failure));
    }
  };
  const stop = watch(show);
  await show();
  return stop;
}

/** The label's change first, then the larger. */
function table(differences, names) {
  const sorted = differences.toSorted((a, b) => (b.from.label !== b.to.label) - (a.from.label !== a.to.label)
      || Math.abs((b.to.value ?? 0) - (b.from.value ?? 0)) - Math.abs((a.to.value ?? 0) - (a.from.value ?? 0)));
  return h('div', {class: 'scroll'}, h('table', {},
      h('thead', {}, h('tr', {}, ['Actor', 'On', 'From', 'To', 'Because of'].map(words => h('th', {scope: 'col'}, words)))),
      h('tbody', {}, sorted.map(each => h('tr', {},
          h('td', {}, names.actor(each.holder)), h('td', {}, names.subject(each.subject)),
          h('td', {}, chip(each.from)), h('td', {}, chip(each.to)),
          h('td', {}, each.parts.slice(0, 6).map(part => h('div', {}, h('small', {}, `${value(part.change)} ${readable(part.development)} (${part.kind.toLowerCase()})`))),
              each.parts.length > 6 && h('small', {}, `and ${each.parts.length - 6} more`)))))));
}

/** A label with its value, in its colour. */
export function chip({label, value: millionths}) {
  const {step, word} = LABELS[label];
  return h('span', {class: `chip ${step === null ? 'none' : `s${step}`}`}, h('span', {}, `${value(millionths)} ${word}`));
}
