// A development is entered: who did what, when, who reports it, and what it says about stances.
import {get, path, send} from '../api.js';
import {link} from '../address.js';
import {directory} from '../directory.js';
import {h, problem, put, say} from '../dom.js';
import {choices, contentFields, forgetRefusals, missing, once, readContent, readReport, refuse, reportFields, text, typed} from './draft.js';
import {effect, preview} from './effect.js';

export async function mount(root, {crisis}) {
  const names = await directory(crisis.id);
  const offered = await choices(crisis, names);
  const developments = `/crises/${encodeURIComponent(crisis.id)}/developments`;
  const errors = h('div', {'aria-live': 'assertive'});
  const done = h('div', {});
  let touched = false;
  const form = h('form', {class: 'record beside', onsubmit: once(save), oninput: suggest, novalidate: true},
      contentFields(offered, {}, {after: text('id', 'Id', {placeholder: 'ecowas-ultimatum-2023-07-30'})}),
      h('fieldset', {}, h('legend', {}, 'Who reports it'), reportFields(offered)));
  const shown = preview(form, {
    crisis, names,
    draft: () => ({
      missing: missing(form, ['summary', 'occurred', 'id']),
      body: draft(),
      parameters: {at: typed(form, 'occurred')},
    }),
  });
  form.append(shown.region, errors, h('p', {}, h('button', {class: 'main'}, crisis.review === 'FOUR_EYES' ? 'Propose' : 'Record')), done);
  put(root, h('section', {class: 'card'}, h('header', {}, h('h1', {}, 'Record a development')), form));
  form.elements.summary.focus();
  shown.ask();
  return shown.rest;

  /** An id out of the summary and the day, until one is typed. */
  function suggest(event) {
    touched ||= event.target.name === 'id';
    if (!touched && ['summary', 'occurred'].includes(event.target.name)) {
      const words = form.elements.summary.value.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-')
          .split('-').filter(Boolean).slice(0, 6).join('-');
      form.elements.id.value = [words, form.elements.occurred.value.replace(/[^0-9-]/g, '')].filter(Boolean).join('-').slice(0, 80);
    }
  }

  function draft() {
    return {id: typed(form, 'id'), ...readContent(form), reports: [readReport(form, 'AFFIRMS')]};
  }

  async function save() {
    shown.rest();
    put(errors);
    put(done);
    forgetRefusals(form);
    const said = draft();
    let answer;
    try {
      answer = await send('POST', path(developments), said);
    } catch (failure) {
      put(errors, problem(failure));
      refuse(form, failure)?.focus();
      return;
    }
    put(shown.region);
    if (answer.status === 202) {
      put(done, h('p', {role: 'status'}, answer.body.status === 'PROPOSED'
        ? 'It is proposed, and counts when somebody else has accepted it.' : 'It is recorded, and known in a moment.'));
      return;
    }
    await tell(said, Number(answer.headers.get('Revision')));
  }

  /** That it is recorded, and then what has come of it; whether or not the second is answered. */
  async function tell({id}, revision) {
    const told = h('div', {class: 'done', role: 'status'},
        h('p', {}, h('strong', {}, `Recorded at revision ${revision}. `), h('a', {href: link(crisis.id, 'developments', {id})}, 'See it')));
    put(done, told);
    say(`Recorded at revision ${revision}`);
    try {
      told.append(...await consequence(id, revision));
    } catch (failure) {
      told.append(h('p', {}, `What has come of it is not known: ${failure.title ?? failure.message}`));
    }
  }

  /** The stances as known before and after, on the day that it happened. */
  async function consequence(id, revision) {
    const {moment} = await get(`${developments}/${encodeURIComponent(id)}`, {known: revision});
    const {differences} = await get(`/crises/${encodeURIComponent(crisis.id)}/comparison`,
        {at: moment, known: revision - 1, toAt: moment, toKnown: revision});
    return [
      h('p', {}, differences.length === 0 ? 'No stance is another by it.' : `${differences.length} ${differences.length === 1 ? 'stance is another' : 'stances are others'} by it, as of when it happened:`),
      effect(crisis, names, differences, moment) || '',
    ];
  }
}
