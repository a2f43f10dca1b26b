// The fields in which a development and its reports are written, new or corrected, and what is refused beside them.
import {all, get} from '../api.js';
import {h} from '../dom.js';
import {readable} from '../words.js';

const GRADES = {1: 'confirmed', 2: 'probably true', 3: 'possibly true', 4: 'doubtful', 5: 'improbable', 6: 'cannot be judged'};
const MODALITIES = [{id: 'WORDS', name: 'words'}, {id: 'COMMITMENT', name: 'commitment'}, {id: 'DEED', name: 'deed'},
  {id: '', name: 'nothing, and let nothing be derived'}];
const STANDING = [{id: '', name: 'as its type says'}, {id: 'true', name: 'yes, until it ends'}, {id: 'false', name: 'no, it fades'}];

const NEEDED = {summary: 'what happened', occurred: 'the day', id: 'an id', reason: 'a reason'};

/** What there is to choose from. */
export async function choices(crisis, names) {
  const [codebook, sources] = await Promise.all([get(`/crises/${encodeURIComponent(crisis.id)}/codebook`), all('/sources', 'sources')]);
  const actors = names.actors.map(({id, name}) => ({id, name}));
  return {
    actors,
    types: Object.entries(codebook.types).map(([id, {name}]) => ({id, name})).sort((a, b) => a.name.localeCompare(b.name)),
    sources: sources.rows.map(({id, name, reliability}) => ({id, name: `${name} (${reliability})`})),
    subjects: [...names.issues.map(({id}) => ({id: `issues/${id}`, name: names.subject(`issues/${id}`)})),
      ...actors.map(({id, name}) => ({id: `actors/${id}`, name}))],
  };
}

/** The content of a development, as it was written or empty; `before` and `after` are more fields of the first set. */
export function contentFields({actors, types, subjects}, content = {}, {before = [], after = []} = {}) {
  const place = content.place ?? {};
  const anybody = [{id: '', name: 'nobody else'}, ...actors];
  return [
    fieldset('What happened', before, text('summary', 'What happened', {value: content.summary}),
        text('occurred', 'Happened on', {value: content.occurred, placeholder: '2023-08-15'}), choice('type', 'Type', types, content.type), after),
    h('fieldset', {}, h('legend', {}, 'By whom, toward whom'),
        rows('initiators', 'Add who else did it', ({actor, onBehalfOf} = {}) => [
          choice('initiator', 'By', actors, actor), choice('onBehalfOf', 'For', anybody, onBehalfOf)], content.initiators ?? [{}], 1),
        rows('targets', 'Add toward whom else', target => [
          choice('target', 'Toward', [{id: '', name: 'nobody in particular'}, ...actors], target)], content.targets?.length ? content.targets : [''])),
    h('details', {open: isMore(content)}, h('summary', {}, 'Duration, condition, place'),
        fieldset('More about it', choice('standing', 'Goes on speaking', STANDING, content.standing === undefined || content.standing === null ? '' : String(content.standing)),
            text('ends', 'Ends on', {value: content.ends, placeholder: '2023-11-30'}), text('deadline', 'Deadline', {value: content.deadline}),
            text('supersedes', 'Supersedes (ids)', {value: content.supersedes?.join(' '), wide: true}),
            text('condition', 'Condition', {value: content.condition, wide: true}),
            text('place.name', 'Place', {value: place.name}), text('place.lat', 'Latitude', {value: place.lat, inputmode: 'decimal'}),
            text('place.lon', 'Longitude', {value: place.lon, inputmode: 'decimal'}))),
    h('fieldset', {}, h('legend', {}, 'What it says'),
        h('p', {}, h('small', {}, 'Rules and the relation of the type add what the codebook derives; say here what only a reader sees.')),
        rows('signals', 'Add a signal', (signal = {position: 500, modality: 'WORDS'}) => [
          choice('holder', 'Who', actors, signal.holder), choice('subject', 'On', subjects, signal.subject),
          text('position', 'Position, −100 against, 100 for', {type: 'number', min: -100, max: 100, step: 5, value: signal.position === null ? 0 : signal.position / 10}),
          choice('modality', 'By', MODALITIES, signal.modality ?? ''), text('rationale', 'Because', {value: signal.rationale, wide: true})], content.signals ?? [])),
  ];
}

const isMore = content => [content.standing, content.ends, content.deadline, content.condition, content.place, content.supersedes?.[0]]
    .some(each => each !== null && each !== undefined);

/** One report. */
export function reportFields({sources}) {
  return h('div', {class: 'fields', dataset: {row: 'reports'}}, choice('source', 'Source', sources),
      choice('credibility', 'Credibility', Object.entries(GRADES).map(([id, name]) => ({id, name: `${id} ${name}`})), '2'),
      text('published', 'Published on', {placeholder: '2023-08-15'}), text('url', 'Address', {placeholder: 'https://…', inputmode: 'url'}),
      text('locator', 'Where in it', {placeholder: 'line 5'}), field(h('label', {}, 'Quote, word for word', h('textarea', {name: 'quote', rows: 2})), true));
}

/** What is typed, as it is sent; what has no field stays as it was in `content`: codes and flags. */
export function readContent(form, content = {}) {
  const each = (name, read) => [...form.querySelectorAll(`[data-row=${name}]`)].map(row => read(member => typed(row, member)));
  const position = of => of('modality') === null ? null : thousandths(of('position'));
  const standing = typed(form, 'standing');
  const place = {name: typed(form, 'place.name'), lat: number(typed(form, 'place.lat')), lon: number(typed(form, 'place.lon'))};
  return {
    occurred: typed(form, 'occurred'), type: typed(form, 'type'), summary: typed(form, 'summary'),
    initiators: each('initiators', of => ({actor: of('initiator'), onBehalfOf: of('onBehalfOf')})),
    targets: each('targets', of => of('target')).filter(Boolean),
    standing: standing && standing === 'true', ends: typed(form, 'ends'),
    supersedes: (typed(form, 'supersedes') ?? '').split(/[\s,]+/).filter(Boolean),
    deadline: typed(form, 'deadline'), condition: typed(form, 'condition'),
    place: Object.values(place).some(each => each !== null) ? place : null,
    signals: each('signals', of => ({
      holder: of('holder'), subject: of('subject'), position: position(of), modality: of('modality'), rationale: of('rationale'),
    })),
    ...(content.codes && {codes: content.codes}), ...(content.flags && {flags: content.flags}),
  };
}

export function readReport(form, stance) {
  return {
    source: typed(form, 'source'), credibility: Number(typed(form, 'credibility')), stance, published: typed(form, 'published'),
    url: typed(form, 'url'), locator: typed(form, 'locator'), quote: typed(form, 'quote'),
  };
}

const control = (within, name) => within?.querySelector(`[name="${name}"]`);

/** What is in the field without the spaces around it; null for nothing. */
export const typed = (within, name) => control(within, name)?.value.trim() || null;

/** Of the fields that cannot be left empty, the words for those that are. */
export const missing = (form, fields) => fields.filter(name => !typed(form, name)).map(name => NEEDED[name]);

/** What is no number is left to the server to refuse. */
const number = text => text === null || Number.isNaN(Number(text)) ? text : Number(text);
const thousandths = text => typeof number(text) === 'number' ? Math.round(number(text) * 10) : text;

/** Says what is refused beside the field that it names, as `occurred` or `initiators[0].actor`; the field, if there is one. */
export function refuse(form, {field: named, detail, message}) {
  const [, first, at, member] = /^(\w+)(?:\[(\d+)])?(?:\.(\w+))?/.exec(named ?? '') ?? [];
  const row = form.querySelectorAll(`[data-row="${first}"]`)[at ?? -1];
  const refused = row ? control(row, member === 'actor' ? 'initiator' : member) ?? row.querySelector('input, select')
    : control(form, member ? `${first}.${member}` : first);
  if (refused) {
    const id = `refused-${[...form.elements].indexOf(refused)}`;
    refused.closest('details')?.setAttribute('open', '');
    refused.setAttribute('aria-invalid', 'true');
    refused.setAttribute('aria-describedby', id);
    refused.closest('.field').append(h('small', {class: 'refused', id}, detail ?? message));
  }
  return refused ?? null;
}

export function forgetRefusals(form) {
  form.querySelectorAll('.refused').forEach(each => each.remove());
  form.querySelectorAll('[aria-invalid]').forEach(each => {
    each.removeAttribute('aria-invalid');
    each.removeAttribute('aria-describedby');
  });
}

/** Sends what is submitted, once before it is answered, and nothing after `send` has resolved to true; the button keeps the focus meanwhile. */
export function once(send) {
  let isSending = false;
  return async event => {
    event.preventDefault();
    if (isSending) {
      return;
    }
    isSending = true;
    const button = event.target.querySelector('button.main');
    button.setAttribute('aria-disabled', 'true');
    let isDone = false;
    try {
      isDone = await send() === true;
    } finally {
      isSending = isDone;
      button.setAttribute('aria-disabled', String(isDone));
    }
  };
}

function fieldset(legend, ...fields) {
  return h('fieldset', {}, h('legend', {}, legend), h('div', {class: 'fields'}, fields));
}

function field(label, wide) {
  return h('div', {class: `field${wide ? ' wide' : ''}`}, label);
}

export function text(name, words, {wide = name === 'summary', ...attributes} = {}) {
  return field(h('label', {}, words, h('input', {name, autocomplete: 'off', ...attributes})), wide);
}

/** What was chosen is among the options, even where nobody would choose it any more. */
function choice(name, words, options, chosen) {
  const there = !chosen || options.some(option => option.id === chosen) ? options : [...options, {id: chosen, name: readable(chosen)}];
  return field(h('label', {}, words, h('select', {name}, there.map(option => h('option', {value: option.id, selected: option.id === chosen}, option.name)))));
}

/** A list of rows to which others are added; the first `least` are not taken away. */
function rows(name, words, fields, items, least = 0) {
  const list = h('div', {});
  const changed = () => list.dispatchEvent(new Event('change', {bubbles: true}));
  const add = item => {
    const row = h('div', {class: 'fields signal', dataset: {row: name}}, fields(item),
        list.children.length >= least && h('button', {
          type: 'button',
          onclick: () => {
            row.remove();
            more.focus();
            changed();
          },
        }, 'Remove'));
    list.append(row);
    return row;
  };
  const more = h('button', {
    type: 'button',
    onclick: () => {
      add().querySelector('input, select').focus();
      changed();
    },
  }, words);
  items.forEach(add);
  return h('div', {class: 'rows'}, list, more);
}
