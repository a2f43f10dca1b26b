// The entries of the ledger, found by what they are, and each looked for where the server has signed that it is.
import {get} from '../../api.js';
import {change, here} from '../../address.js';
import {add, h, problem, put, say} from '../../dom.js';
import {verifyEntry} from '../../verify.js';
import {verdict} from '../../verdict.js';

const PAGE = 50;
/** The filters: their names in the address and in the API, and in words. */
const FILTERS = [
  {name: 'type', words: 'Event', placeholder: 'development-corrected'}, {name: 'recordedBy', words: 'By', placeholder: 'jane.doe'},
  {name: 'aggregate', words: 'About', placeholder: 'crises/niger-2023'}, {name: 'from', words: 'From', placeholder: 'revision or day'},
  {name: 'to', words: 'To', placeholder: 'revision or day'},
];

export function mount(root) {
  const form = h('form', {class: 'filters', role: 'search', onsubmit: filter},
      FILTERS.map(each => h('label', {}, each.words, h('input', {name: each.name, placeholder: each.placeholder, autocomplete: 'off'}))),
      h('button', {}, 'Find'));
  const body = h('tbody', {});
  const turn = h('div', {});
  const counted = h('span', {});
  const all = h('button', {type: 'button', class: 'main', onclick: verifyAll}, 'Verify this page');
  put(root, form, h('p', {class: 'split'}, all, counted),
      h('div', {class: 'scroll'}, h('table', {},
          h('thead', {}, h('tr', {}, ['Revision', 'Event', 'About', 'By', 'At', 'Leaf hash', 'Proof'].map(words => h('th', {scope: 'col'}, words)))), body)),
      turn);
  let asked = 0;
  const change = () => {
    const mine = ++asked;
    const sought = here();
    FILTERS.forEach(({name}) => { form.elements[name].value = sought[name] ?? ''; });
    [body, turn, counted].forEach(each => put(each));
    all.disabled = false;
    read(sought, sought.from, () => mine === asked, body, turn);
  };
  change();
  return {change, leave: () => { asked++; }};

  /** Those that are shown now, until others are sought. */
  async function verifyAll() {
    const mine = asked;
    const lines = [...body.children];
    let good = 0;
    all.disabled = true;
    for (const line of lines) {
      good += await line.verify() === 'verified' ? 1 : 0;
      if (mine !== asked) {
        return;
      }
    }
    all.disabled = false;
    put(counted, `${good} of ${lines.length} entries are verified`);
    say(counted.textContent);
    if (document.activeElement === document.body) {
      all.focus();
    }
  }
}

function filter(event) {
  event.preventDefault();
  change(Object.fromEntries([...new FormData(event.target)].map(([name, text]) => [name, text.trim() || null])));
}

/** A day is its first second, or its last; in UTC, as the ledger writes. */
const instant = (text, second) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? `${text}T${second}Z` : text;

/** Goes on over pages on which nothing is found, saying how far it has come, until one has something. */
async function read({type, recordedBy, aggregate, to}, from, wanted, body, turn) {
  let next = instant(from, '00:00:00');
  try {
    for (let found = []; found.length === 0;) {
      const page = await get('/ledger/entries', {from: next, limit: PAGE, type, recordedBy, aggregate, to: instant(to, '23:59:59')});
      if (!wanted()) {
        return;
      }
      found = page.entries;
      next = page.next;
      add(body, found.map(row), turn);
      if (next === null) {
        put(turn, h('p', {}, body.children.length === 0 ? 'No entry is like this. Leave out a filter.' : 'These are all.'));
        break;
      }
      put(turn, found.length === 0 ? h('p', {}, `Nothing before revision ${next}; looking on…`)
          : h('button', {type: 'button', onclick: () => read({type, recordedBy, aggregate, to}, String(next), wanted, body, turn)}, 'More'));
    }
    say(`${body.children.length} entries shown`);
  } catch (failure) {
    if (wanted()) {
      put(turn, problem(failure));
    }
  }
}

function row(entry) {
  const proof = h('td', {class: 'proof'}, h('button', {
    type: 'button', 'aria-label': `Verify ${entry.revision}`, onclick: () => verify(entry, proof),
  }, 'Verify'));
  const line = h('tr', {},
      h('td', {}, entry.revision),
      h('td', {}, h('details', {}, h('summary', {}, entry.type), h('pre', {class: 'mono'}, entry.leaf))),
      h('td', {}, entry.aggregate), h('td', {}, entry.recordedBy), h('td', {}, entry.recordedAt),
      h('td', {class: 'mono'}, entry.leafHash.slice(0, 16)), proof);
  line.verify = () => verify(entry, proof);
  return line;
}

async function verify(entry, into) {
  const focused = into.contains(document.activeElement);
  put(into, 'Verifying…');
  const found = await verifyEntry(entry.revision, {entry});
  const told = h('span', {tabindex: -1}, verdict(found));
  put(into, told);
  if (focused) {
    told.focus({preventScroll: true});
    say(told.textContent);
  }
  return found.state;
}
