// What was recorded: list, search, filter; one of them has a page of its own.
import {get} from '../api.js';
import {change, here, link, watch} from '../address.js';
import {directory} from '../directory.js';
import {add, h, problem, put, say} from '../dom.js';
import {readable} from '../words.js';
import {leave, one} from './development.js';

const PAGE = 50;

export async function mount(root, {crisis}) {
  const names = await directory(crisis.id);
  if (!root.isConnected) {
    return null;
  }
  const all = new List(crisis, names);
  const show = () => {
    leave();
    return here().id ? one(root, crisis, names, here()) : all.show(root, here());
  };
  const stop = watch(show);
  show();
  return () => {
    stop();
    leave();
  };
}

/** What is searched for stays in its fields, and the focus where it is. */
class List {
  constructor(crisis, names) {
    this.crisis = crisis;
    this.names = names;
    const field = (name, words, placeholder) => h('label', {}, words, h('input', {name, placeholder, type: name === 'q' ? 'search' : 'text'}));
    this.filters = h('form', {
      class: 'filters', role: 'search',
      onsubmit: event => {
        event.preventDefault();
        change(Object.fromEntries([...new FormData(event.target)].map(([name, text]) => [name, text.trim() || null])));
      },
    }, field('q', 'Words', 'ultimatum'), field('from', 'From', '2023-07-26'), field('until', 'Until', '2023-08-31'),
    h('label', {}, 'Actor', h('select', {name: 'actor'}, h('option', {value: ''}, 'anybody'),
        names.actors.map(actor => h('option', {value: actor.id}, actor.name)))),
    field('source', 'Source', 'gulf-times'), field('type', 'Type', 'ultimatum'), h('button', {class: 'main'}, 'Search'));
    this.body = h('tbody', {});
    this.more = h('div', {});
    this.element = h('section', {class: 'card'}, h('header', {}, h('h1', {}, 'Developments')), this.filters,
        h('div', {class: 'scroll'}, h('table', {},
            h('thead', {}, h('tr', {}, ['Occurred', 'What', 'By', 'Toward', 'Reports', 'Recorded'].map(words => h('th', {scope: 'col'}, words)))), this.body)),
        this.more);
  }

  async show(root, {q, from, until, actor, source, type, known}) {
    const asked = {q, from, until, actor, source, type, known};
    this.asked = asked;
    Object.entries(asked).filter(([name]) => name !== 'known').forEach(([name, text]) => {
      this.filters.elements[name].value = text ?? '';
    });
    if (this.element.parentNode !== root) {
      put(root, this.element);
    }
    put(this.body);
    put(this.more);
    await this.next(asked);
  }

  async next(asked, cursor) {
    try {
      const answer = await get(`/crises/${encodeURIComponent(this.crisis.id)}/developments`, {...asked, cursor, limit: PAGE});
      if (this.asked !== asked) {
        return;
      }
      add(this.body, answer.developments.map(each => row(this.crisis, this.names, each)), this.more);
      const count = this.body.childElementCount;
      put(this.more, count === 0 && h('p', {}, 'Nothing like this has been recorded. Leave out a filter, or record it.'),
          answer.next && h('button', {type: 'button', onclick: () => this.next(asked, answer.next)}, 'More'));
      say(`${count} developments shown`);
    } catch (failure) {
      if (this.asked === asked) {
        put(this.more, problem(failure));
      }
    }
  }
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
