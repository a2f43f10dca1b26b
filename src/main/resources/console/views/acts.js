// What a recorder does about a development that is recorded: another report, a correction, a retraction, its reversal.
import {get, path, send} from '../api.js';
import {h, problem, put} from '../dom.js';
import {choices, contentFields, forgetRefusals, missing, once, readContent, readReport, refuse, reportFields, text, typed} from './draft.js';
import {preview} from './effect.js';
import {changed, changes, latest} from './history.js';

/** Each act: its word, its words once it is done, where it may be done, its form. */
const ACTS = {
  corroborate: {word: 'Corroborate', done: 'Corroborated', may: () => true, form: about => report(about, 'AFFIRMS')},
  deny: {word: 'Deny', done: 'Denial recorded', may: () => true, form: about => report(about, 'DENIES')},
  correct: {word: 'Correct', done: 'Corrected', may: ({isRetracted}) => !isRetracted, form: correction, reviewed: true},
  retract: {word: 'Retract', done: 'Retracted', may: ({isRetracted}) => !isRetracted, form: about => ruling(about, 'retraction', 'Retract it, because'), reviewed: true},
  reinstate: {word: 'Reinstate', done: 'Reinstated', may: ({isRetracted}) => isRetracted, form: about => ruling(about, 'reinstatement', 'Reinstate it, because'), reviewed: true},
};

/** The acts that are open now, each with its name and its word. */
export function open(crisis, isRetracted) {
  return Object.entries(ACTS).filter(([, {may}]) => may({isRetracted}))
      .map(([name, {word, reviewed}]) => ({name, word: reviewed && crisis.review === 'FOUR_EYES' ? `Propose to ${word.toLowerCase()}` : word}));
}

/**
 * The form of an act; nothing where it is not open.
 *
 * @param about {crisis, names, id, at: the resource, entries: its history, isRetracted, done(words), away: the link that closes the form}
 * @return {element, rest: where the form is left}
 */
export async function act(name, about) {
  const chosen = ACTS[name];
  if (!chosen?.may(about)) {
    return null;
  }
  const word = open(about.crisis, about.isRetracted).find(each => each.name === name).word;
  const errors = h('div', {'aria-live': 'assertive'});
  const form = h('form', {class: 'record act beside', novalidate: true, 'aria-labelledby': 'act', onsubmit: once(save)});
  const {fields, hand, refused = () => false, rest = () => {}} = await chosen.form({...about, form});
  form.append(...[h('h2', {id: 'act'}, word), ...fields, errors,
    h('p', {class: 'split'}, h('button', {class: 'main'}, word), h('a', {href: about.away}, 'Leave it'))].flat(Infinity));
  return {element: form, rest};

  /** Whether it is done; then the form is not long there. */
  async function save() {
    rest();
    put(errors);
    forgetRefusals(form);
    try {
      const {status, headers, body} = await hand();
      about.done(body.status === 'PROPOSED' ? 'Proposed. It counts when somebody else has accepted it.'
        : status === 202 ? `${chosen.done}; it is known in a moment.` : `${chosen.done} at revision ${headers.get('Revision')}.`);
      return true;
    } catch (failure) {
      if (await refused(failure)) {
        form.querySelector('.versus ~ p button').focus();
      } else {
        put(errors, problem(failure));
        refuse(form, failure)?.focus();
      }
      return false;
    }
  }
}

async function report({crisis, names, at, form}, stance) {
  return {
    fields: [reportFields(await choices(crisis, names))],
    hand: () => send('POST', path(`${at}/reports`), readReport(form, stance)),
  };
}

async function ruling({at, form}, resource, words) {
  return {
    fields: [h('div', {class: 'fields'}, text('reason', words, {wide: true}))],
    hand: () => send('POST', path(`${at}/${resource}`), {reason: typed(form, 'reason')}),
  };
}

async function correction({crisis, names, id, at, entries, form}) {
  const base = latest(entries);
  let {version} = base;
  const conflict = h('div', {});
  const draft = () => ({...readContent(form, base.content), reason: typed(form, 'reason')});
  const headers = () => ({'If-Match': `"${version}"`});
  const shown = preview(form, {
    crisis, names, refused,
    draft: () => ({
      missing: missing(form, ['summary', 'occurred', 'reason']),
      body: draft(),
      parameters: {at: typed(form, 'occurred'), correcting: id},
      headers: headers(),
    }),
  });
  return {
    fields: [contentFields(await choices(crisis, names), base.content), h('div', {class: 'fields'}, text('reason', 'Corrected, because', {wide: true})),
      shown.region, conflict],
    hand: () => send('PUT', path(at), draft(), {headers: headers()}),
    refused,
    rest: shown.rest,
  };

  /** Somebody else has corrected it meanwhile: both are shown, and what is typed stays. */
  async function refused(failure) {
    if (failure.code !== 'stale-version') {
      return false;
    }
    put(shown.region);
    const now = latest((await get(`${at}/history`)).history);
    put(conflict, h('div', {class: 'problem', role: 'alert'},
        h('strong', {}, `${now.recordedBy} has corrected it meanwhile: version ${now.version}. `),
        'Nothing is saved, and nothing of yours is lost. Compare, change yours where theirs is right, then go on.'),
    h('div', {class: 'versus'},
        side('What they changed', changes(base.content, now.content, names)),
        side('What yours would change of it', changes(now.content, readContent(form, base.content), names))),
    h('p', {class: 'split'}, h('button', {
      type: 'button',
      onclick: () => {
        ({version} = now);
        put(conflict);
        form.elements.reason.focus();
        shown.ask();
      },
    }, `Go on with mine, over version ${now.version}`)));
    return true;
  }
}

const side = (words, differences) => h('section', {}, h('h3', {}, words),
    differences.length === 0 ? h('p', {}, 'Nothing.') : differences.map(changed));
