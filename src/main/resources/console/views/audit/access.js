// Who has read what is worth knowing, and who was refused: the access log of a day.
import {get} from '../../api.js';
import {change, here} from '../../address.js';
import {add, h, problem, put, say} from '../../dom.js';

const PAGE = 200;

export function mount(root) {
  const body = h('tbody', {});
  const turn = h('div', {});
  const day = h('input', {name: 'day', placeholder: '2026-11-26', autocomplete: 'off'});
  put(root,
      h('p', {}, 'Exports, entries, certificates, tokens and this log, each noted before it was answered, and requests that were refused. '
          + 'Who has recorded what is in the entries. The log is no part of the ledger, and not signed.'),
      h('form', {
        class: 'filters', role: 'search',
        onsubmit: event => {
          event.preventDefault();
          change({day: day.value.trim() || null});
        },
      }, h('label', {}, 'From the day (UTC) on', day), h('button', {}, 'Show')),
      h('div', {class: 'scroll'}, h('table', {},
          h('thead', {}, h('tr', {}, ['At', 'Who', 'Asked for', 'Outcome', 'From', 'Token'].map(words => h('th', {scope: 'col'}, words)))), body)), turn);
  let asked = 0;
  const read = async (from, mine) => {
    try {
      const {entries, next} = await get('/access-log', {from, limit: PAGE});
      if (mine === asked) {
        add(body, entries.map(row), turn);
        put(turn, next ? h('button', {type: 'button', onclick: () => read(next, mine)}, 'More')
            : h('p', {}, body.children.length === 0 ? 'Nothing is noted from this day on.' : 'These are all.'));
        say(`${body.children.length} lines shown`);
      }
    } catch (failure) {
      if (mine === asked) {
        put(turn, problem(failure));
      }
    }
  };
  const show = () => {
    const from = here().day ?? new Date().toISOString().slice(0, 10);
    day.value = from;
    put(body);
    read(from, ++asked);
  };
  show();
  return {change: show, leave: () => { asked++; }};
}

function row(access) {
  return h('tr', {},
      h('td', {}, access.at), h('td', {}, access.who ?? 'nobody known'), h('td', {class: 'mono'}, `${access.method} ${access.path}`),
      h('td', {}, access.status === null ? 'let in' : h('span', {class: 'unverified'}, `refused, ${access.status}`),
          access.omitted > 0 && h('small', {}, ` and ${access.omitted} refusals before it without a line`)),
      h('td', {}, access.address), h('td', {class: 'mono'}, access.token ?? ''));
}
