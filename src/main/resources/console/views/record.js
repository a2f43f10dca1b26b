// A development is entered: who did what, when, who reports it, and what it says about stances.
import {get, path, send} from '../api.js';
import {link} from '../address.js';
import {directory} from '../directory.js';
import {h, problem, put, say} from '../dom.js';
import {choices, contentFields, forgetRefusals, missing, readContent, readReport, refuse, reportFields, text, typed} from './draft.js';
import {effect, preview} from './effect.js';

export async function mount(root, {crisis}) {
  const names = await directory(crisis.id);
  const offered = await choices(crisis, names);
  const developments = `/crises/${encodeURIComponent(crisis.id)}/developments`;
  const errors = h('div', {'aria-live': 'assertive'});
  const done = h('div', {});
  let touched = false;
  const form = h('form', {class: 'record beside', onsubmit: save, oninput: suggest, novalidate: true},
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

  async function save(event) {
    event.preventDefault();
    shown.rest();
    put(errors);
    put(done);
    forgetRefusals(form);
    const said = draft();
    try {
      const {status, headers, body} = await send('POST', path(developments), said);
      put(shown.region);
      if (status === 202) {
        put(done, h('p', {role: 'status'}, body.status === 'PROPOSED'
          ? 'It is proposed, and counts when somebody else has accepted it.' : 'It is recorded, and known in a moment.'));
        return;
      }
      const revision = Number(headers.get('Revision'));
      say(`Recorded at revision ${revision}`);
      await tell(said, revision);
    } catch (failure) {
      put(errors, problem(failure));
      refuse(form, failure)?.focus();
    }
  }

  /** What has come of it: the stances as known before and after, on the day that it happened. */
  async function tell({id}, revision) {
    const {moment} = await get(`${developments}/${id}`, {known: revision});
    const {differences} = await get(`/crises/${encodeURIComponent(crisis.id)}/comparison`,
        {at: moment, known: revision - 1, toAt: moment, toKnown: revision});
    put(done, h('div', {class: 'done', role: 'status'},
        h('p', {}, h('strong', {}, `Recorded at revision ${revision}. `), h('a', {href: link(crisis.id, 'developments', {id})}, 'See it')),
        h('p', {}, differences.length === 0 ? 'No stance is another by it.' : `${differences.length} ${differences.length === 1 ? 'stance is another' : 'stances are others'} by it, as of when it happened:`),
        effect(crisis, names, differences, moment)));
  }
}
