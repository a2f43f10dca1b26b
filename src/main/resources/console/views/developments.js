// What was recorded: list, search, filter; and one development with everything about it.
import {get, path, send} from '../api.js';
import {change, here, link, watch} from '../address.js';
import {directory} from '../directory.js';
import {h, outward, problem, put, say} from '../dom.js';
import {may} from '../session.js';
import {dayIn, readable, value} from '../words.js';

const PAGE = 50;

export async function mount(root, {crisis}) {
  const names = await directory(crisis.id);
  const show = () => here().id ? one(root, crisis, names, here()) : list(root, crisis, names, here());
  const stop = watch(show);
  await show();
  return stop;
}

const resource = crisis => `/crises/${encodeURIComponent(crisis.id)}/developments`;

async function list(root, crisis, names, asked) {
  const field = (name, words, placeholder) => h('label', {}, words, h('input', {
    name, placeholder, value: asked[name] ?? '', type: name === 'q' ? 'search' : 'text',
  }));
  const body = h('tbody', {});
  const more = h('div', {});
  const filters = h('form', {
    class: 'filters', role: 'search',
    onsubmit: event => {
      event.preventDefault();
      change(Object.fromEntries([...new FormData(event.target)].map(([name, text]) => [name, text.trim() || null])));
    },
  }, field('q', 'Words', 'ultimatum'), field('from', 'From', '2023-07-26'), field('until', 'Until', '2023-08-31'),
  h('label', {}, 'Actor', h('select', {name: 'actor'}, h('option', {value: ''}, 'anybody'),
      names.actors.map(actor => h('option', {value: actor.id, selected: actor.id === asked.actor}, actor.name)))),
  field('source', 'Source', 'gulf-times'), field('type', 'Type', 'ultimatum'), h('button', {class: 'main'}, 'Search'));
  put(root, h('section', {class: 'card'}, h('header', {}, h('h1', {}, 'Developments')), filters,
      h('div', {class: 'scroll'}, h('table', {},
          h('thead', {}, h('tr', {}, ['Occurred', 'What', 'By', 'Toward', 'Reports', 'Recorded'].map(words => h('th', {scope: 'col'}, words)))), body)), more));
  const {q, from, until, actor, source, type, known} = asked;
  let count = 0;
  const next = async cursor => {
    try {
      const answer = await get(resource(crisis), {q, from, until, actor, source, type, known, cursor, limit: PAGE});
      body.append(...answer.developments.map(each => row(crisis, names, each)));
      count += answer.developments.length;
      put(more, count === 0 && h('p', {}, 'Nothing like this has been recorded. Leave out a filter, or record it.'),
          answer.next && h('button', {type: 'button', onclick: () => next(answer.next)}, 'More'));
      say(`${count} developments shown`);
    } catch (failure) {
      put(more, problem(failure));
    }
  };
  await next();
}

function row(crisis, names, each) {
  return h('tr', {},
      h('td', {}, each.occurred),
      h('td', {}, h('a', {href: link(crisis.id, 'developments', {id: each.id})}, each.summary),
          each.status === 'RETRACTED' && h('span', {class: 'tag'}, 'Retracted'), h('div', {}, h('small', {}, readable(each.type)))),
      h('td', {}, each.initiators.map(({actor}) => names.actor(actor)).join('; ')),
      h('td', {}, each.targets.map(names.actor).join('; ')),
      h('td', {}, each.reports.length),
      h('td', {}, h('small', {}, `revision ${each.revision}, ${each.recordedBy}`)));
}

async function one(root, crisis, names, asked) {
  const at = `${resource(crisis)}/${encodeURIComponent(asked.id)}`;
  let development;
  let history;
  try {
    [development, {history}] = await Promise.all([get(at, {known: asked.known}), get(`${at}/history`, {known: asked.known})]);
  } catch (failure) {
    put(root, h('section', {class: 'card'}, problem(failure), h('a', {href: link(crisis.id, 'developments')}, 'All developments')));
    return;
  }
  const again = () => one(root, crisis, names, here());
  put(root, h('article', {class: 'card'},
      h('p', {}, h('a', {href: link(crisis.id, 'developments')}, '← All developments')),
      h('header', {}, h('h1', {}, development.summary), development.status === 'RETRACTED' && h('span', {class: 'tag'}, 'Retracted')),
      h('p', {}, `${development.occurred} · ${readable(development.type)} · version ${development.version}`,
          development.standing && ` · standing${development.ends ? ` until ${development.ends}` : ''}`),
      h('p', {}, 'By ', development.initiators.map(({actor, onBehalfOf}) => names.actor(actor)
          + (onBehalfOf ? ` for ${names.actor(onBehalfOf)}` : '')).join('; '),
      development.targets.length > 0 && ` toward ${development.targets.map(names.actor).join('; ')}`),
      development.condition && h('p', {}, `Condition: ${development.condition}`),
      h('h2', {}, 'What it says'),
      development.signals.length === 0 ? h('p', {}, 'It carries no signal.') : h('div', {class: 'scroll'}, h('table', {},
          h('thead', {}, h('tr', {}, ['Who', 'On', 'Position', 'Derived by', 'Why'].map(words => h('th', {scope: 'col'}, words)))),
          h('tbody', {}, development.signals.map(signal => h('tr', {},
              h('td', {}, names.actor(signal.holder)),
              h('td', {}, h('a', {href: link(crisis.id, 'replay', {holder: signal.holder, subject: signal.subject,
                about: signal.subject.startsWith('actors/') ? 'actors' : null, at: dayIn(crisis.zone, development.moment)})}, names.subject(signal.subject))),
              h('td', {}, signal.position === null ? 'none' : value(signal.position * 1000)), h('td', {}, signal.derivedBy), h('td', {}, signal.rationale ?? '')))))),
      h('h2', {}, 'Reports'),
      h('ol', {}, development.reports.map(report => h('li', {}, outward(report.url, readable(report.source)),
          report.stance === 'DENIES' && h('span', {class: 'tag'}, 'Denies'),
          h('small', {}, ` ${[`credibility ${report.credibility}`, report.published ?? 'undated', report.locator,
            `revision ${report.revision} by ${report.recordedBy}`].filter(Boolean).join(' · ')}`),
          report.quote && h('q', {lang: report.language}, report.quote)))),
      h('h2', {}, 'History'),
      h('div', {class: 'scroll'}, h('table', {},
          h('thead', {}, h('tr', {}, ['Revision', 'What', 'Who and when', 'Why', 'Changed'].map(words => h('th', {scope: 'col'}, words)))),
          h('tbody', {}, history.map(entry => h('tr', {},
              h('td', {}, entry.revision), h('td', {}, readable(entry.event.toLowerCase()), ` (version ${entry.version})`),
              h('td', {}, `${entry.recordedBy}, ${entry.recordedAt}`), h('td', {}, entry.reason ?? ''), h('td', {}, entry.changed.join(', '))))))),
      may('RECORDER') && ruling(at, development, again)));
}

/** Takes it out of what counts, or back in. */
function ruling(at, development, then) {
  const retracted = development.status === 'RETRACTED';
  const reason = h('input', {id: 'reason', required: true, size: 50});
  const said = h('div', {});
  return h('form', {
    class: 'filters',
    onsubmit: async event => {
      event.preventDefault();
      try {
        const {headers} = await send('POST', path(retracted ? at + '/reinstatement' : at + '/retraction'), {reason: reason.value.trim()});
        say(`${retracted ? 'Reinstated' : 'Retracted'} at revision ${headers.get('Revision')}`);
        await then();
      } catch (failure) {
        put(said, problem(failure));
      }
    },
  }, h('label', {for: 'reason'}, retracted ? 'Reinstate it, because' : 'Retract it, because', reason),
  h('button', {}, retracted ? 'Reinstate' : 'Retract'), said);
}
