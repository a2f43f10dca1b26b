// A development is entered: who did what, when, who reports it, and what it says about stances.
import {all, get, path, send} from '../api.js';
import {link} from '../address.js';
import {directory} from '../directory.js';
import {h, problem, put, say} from '../dom.js';
import {dayIn, readable, value} from '../words.js';

export async function mount(root, {crisis}) {
  const [names, codebook, sources] = await Promise.all([
    directory(crisis.id), get(`/crises/${encodeURIComponent(crisis.id)}/codebook`), all('/sources', 'sources')]);
  const types = Object.entries(codebook.types).map(([id, type]) => ({id, name: type.name})).sort((a, b) => a.name.localeCompare(b.name));
  const actors = names.actors.map(actor => ({id: actor.id, name: actor.name}));
  const errors = h('div', {'aria-live': 'assertive'});
  const effect = h('div', {});
  const signals = h('div', {});
  let touched = false;

  const id = text('id', 'Id', {placeholder: 'ecowas-ultimatum-2023-07-30', oninput: () => { touched = true; }});
  const occurred = text('occurred', 'Happened on', {placeholder: '2023-08-15', oninput: suggest});
  const summary = text('summary', 'What happened', {placeholder: 'ECOWAS gives the coup leaders one week.', oninput: suggest});
  const form = h('form', {class: 'record', onsubmit: save, novalidate: true},
      fieldset('What happened', summary, occurred, choice('type', 'Type', types), choice('initiator', 'By', actors),
          choice('target', 'Toward', [{id: '', name: 'nobody in particular'}, ...actors]), id),
      fieldset('Who reports it', choice('source', 'Source', sources.rows.map(source => ({id: source.id, name: `${source.name} (${source.reliability})`}))),
          choice('credibility', 'Credibility', [1, 2, 3, 4, 5, 6].map(grade => ({id: grade, name: `${grade} ${GRADES[grade]}`})), '2'),
          text('published', 'Published on', {placeholder: '2023-08-15'}), text('url', 'Address', {placeholder: 'https://…', inputmode: 'url'}),
          text('locator', 'Where in it', {placeholder: 'line 5'}),
          h('label', {class: 'wide'}, 'Quote, word for word', h('textarea', {name: 'quote', rows: 2}))),
      h('fieldset', {}, h('legend', {}, 'What it says'),
          h('p', {}, h('small', {}, 'Rules and the relation of the type add what the codebook derives; say here what only a reader sees.')),
          signals, h('button', {type: 'button', onclick: () => signals.append(signal(names, actors))}, 'Add a signal')),
      errors, h('p', {class: 'split'}, h('button', {class: 'main'}, 'Record')), effect);
  put(root, h('section', {class: 'card'}, h('header', {}, h('h1', {}, 'Record a development')), form));
  summary.querySelector('input').focus();

  /** An id out of the summary and the day, until one is typed. */
  function suggest() {
    if (!touched) {
      const words = form.elements.summary.value.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-')
          .split('-').filter(Boolean).slice(0, 6).join('-');
      form.elements.id.value = [words, form.elements.occurred.value.replace(/[^0-9-]/g, '')].filter(Boolean).join('-').slice(0, 80);
    }
  }

  function draft() {
    const of = name => form.elements[name].value.trim() || null;
    return {
      id: of('id'), occurred: of('occurred'), type: of('type'), summary: of('summary'),
      initiators: [{actor: of('initiator')}],
      ...(of('target') && {targets: [of('target')]}),
      signals: [...signals.children].map(each => ({
        holder: each.querySelector('[name=holder]').value,
        subject: each.querySelector('[name=subject]').value,
        position: Number(each.querySelector('[name=position]').value) * 10,
        modality: each.querySelector('[name=modality]').value,
        rationale: each.querySelector('[name=rationale]').value.trim() || null,
      })),
      reports: [{
        source: of('source'), credibility: Number(of('credibility')), stance: 'AFFIRMS', published: of('published'), url: of('url'),
        locator: of('locator'), quote: of('quote'),
      }],
    };
  }

  async function save(event) {
    event.preventDefault();
    put(errors);
    form.querySelectorAll('[aria-invalid]').forEach(field => field.removeAttribute('aria-invalid'));
    const said = draft();
    try {
      const {status, headers} = await send('POST', path(`/crises/${encodeURIComponent(crisis.id)}/developments`), said);
      const revision = Number(headers.get('Revision'));
      if (status === 202) {
        put(effect, h('p', {role: 'status'}, 'It is proposed, and counts when somebody else has accepted it.'));
        return;
      }
      say(`Recorded at revision ${revision}`);
      await tell(said, revision);
    } catch (failure) {
      put(errors, problem(failure));
      const name = (failure.field ?? '').split('.').filter(part => !part.startsWith('signals')).at(-1)?.replace(/\[.*/, '');
      const field = form.elements[{initiators: 'initiator', actor: 'initiator', targets: 'target'}[name] ?? name];
      field?.setAttribute?.('aria-invalid', 'true');
      field?.focus?.();
    }
  }

  /** What has come of it: the stances as known before and after, on the day that it happened. */
  async function tell(said, revision) {
    const development = await get(`/crises/${encodeURIComponent(crisis.id)}/developments/${said.id}`, {known: revision});
    const at = development.moment;
    const {differences} = await get(`/crises/${encodeURIComponent(crisis.id)}/comparison`, {at, known: revision - 1, toAt: at, toKnown: revision});
    put(effect, h('div', {class: 'done', role: 'status'},
        h('p', {}, h('strong', {}, `Recorded at revision ${revision}. `), h('a', {href: link(crisis.id, 'developments', {id: said.id})}, 'See it')),
        h('p', {}, differences.length === 0 ? 'No stance is another by it.' : `${differences.length} stances are others by it, as of when it happened:`),
        h('ul', {}, differences.map(each => h('li', {},
            h('a', {href: link(crisis.id, 'replay', {at: dayIn(crisis.zone, at), holder: each.holder, subject: each.subject,
              about: each.subject.startsWith('actors/') ? 'actors' : null})}, `${names.actor(each.holder)} on ${names.subject(each.subject)}`),
            ` from ${value(each.from.value)} to ${value(each.to.value)} (${readable(each.to.label.toLowerCase().replaceAll('_', ' '))})`)))));
  }
}

const GRADES = {1: 'confirmed', 2: 'probably true', 3: 'possibly true', 4: 'doubtful', 5: 'improbable', 6: 'cannot be judged'};

function fieldset(legend, ...fields) {
  return h('fieldset', {}, h('legend', {}, legend), h('div', {class: 'fields'}, fields));
}

function text(name, words, attributes = {}) {
  return h('label', {class: name === 'summary' ? 'wide' : null}, words, h('input', {name, autocomplete: 'off', ...attributes}));
}

function choice(name, words, options, chosen) {
  return h('label', {}, words, h('select', {name}, options.map(option => h('option', {value: option.id, selected: String(option.id) === chosen}, option.name))));
}

function signal(names, actors) {
  const out = h('output', {}, '+50');
  const row = h('div', {class: 'fields signal'},
      choice('holder', 'Who', actors),
      choice('subject', 'On', [...names.issues.map(issue => ({id: `issues/${issue.id}`, name: readable(issue.id)})),
        ...actors.map(actor => ({id: `actors/${actor.id}`, name: actor.name}))]),
      h('label', {}, 'Position, against to for', h('input', {
        name: 'position', type: 'range', min: -100, max: 100, step: 5, value: 50,
        oninput: event => put(out, value(event.target.value * 10_000)),
      }), out),
      choice('modality', 'By', [{id: 'WORDS', name: 'words'}, {id: 'COMMITMENT', name: 'commitment'}, {id: 'DEED', name: 'deed'}]),
      h('label', {class: 'wide'}, 'Because', h('input', {name: 'rationale'})),
      h('button', {type: 'button', onclick: () => row.remove()}, 'Remove'));
  return row;
}
