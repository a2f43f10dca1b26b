// What was recorded: list, search, filter; one of them has a page of its own.
import {get} from '../api.js';
import {change, here, link, watch} from '../address.js';
import {directory} from '../directory.js';
import {h, problem, put, say} from '../dom.js';
import {readable} from '../words.js';
import {leave, one} from './development.js';

const PAGE = 50;

export async function mount(root, {crisis}) {
  const names = await directory(crisis.id);
  if (!root.isConnected) {
    return null;
  }
  const show = () => {
    leave();
    return here().id ? one(root, crisis, names, here()) : list(root, crisis, names, here());
  };
  const stop = watch(show);
  show();
  return () => {
    stop();
    leave();
  };
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
