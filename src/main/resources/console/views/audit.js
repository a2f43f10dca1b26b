// The ledger: every entry, and whether this browser finds it where the server has signed that it is.
import {get, path, send} from '../api.js';
import {change, here, watch} from '../address.js';
import {h, problem, put, say} from '../dom.js';
import {checkpoint, forget, verifyEntry} from '../verify.js';

const PAGE = 50;

export async function mount(root) {
  const head = h('div', {});
  const body = h('tbody', {});
  const turn = h('p', {class: 'split'});
  put(root, h('section', {class: 'card'},
      h('header', {}, h('h1', {}, 'Ledger')),
      head,
      h('p', {class: 'split'},
          h('button', {type: 'button', class: 'main', onclick: () => verifyAll(body)}, 'Verify this page'),
          h('button', {type: 'button', onclick: download}, 'Export the ledger')),
      h('div', {class: 'scroll'}, h('table', {},
          h('thead', {}, h('tr', {}, ['Revision', 'Event', 'About', 'By', 'At', 'Leaf hash', 'Proof'].map(words => h('th', {scope: 'col'}, words)))), body)),
      turn));
  const show = async () => {
    forget();
    await signed(head);
    const from = Math.max(1, Number(here().entry) || 1);
    try {
      const {entries, next} = await get('/ledger/entries', {from, limit: PAGE});
      put(body, entries.map(row));
      put(turn, from > 1 && h('button', {type: 'button', onclick: () => change({entry: Math.max(1, from - PAGE)})}, 'Earlier'),
          next && h('button', {type: 'button', onclick: () => change({entry: from + PAGE})}, 'Later'));
    } catch (failure) {
      put(turn, problem(failure));
    }
  };
  const stop = watch(show);
  await show();
  return stop;
}

async function signed(head) {
  try {
    const now = await checkpoint();
    put(head, h('p', {class: 'verified', id: 'checkpoint'}, `✓ ${now.size} entries, signed by the key that this browser has seen first, and going on from what it has seen before.`),
        h('details', {}, h('summary', {}, 'Checkpoint and key'), h('pre', {class: 'mono'}, now.note), h('p', {class: 'mono'}, now.key)));
  } catch (failure) {
    put(head, h('p', {class: 'unverified', id: 'checkpoint', role: 'alert'}, `✗ The checkpoint is not verified: ${failure.message}.`));
  }
}

function row(entry) {
  const proof = h('td', {class: 'proof'}, h('button', {type: 'button', onclick: () => verify(entry, proof)}, 'Verify'));
  const line = h('tr', {},
      h('td', {}, entry.revision),
      h('td', {}, h('details', {}, h('summary', {}, entry.type), h('pre', {class: 'mono'}, entry.leaf))),
      h('td', {}, entry.aggregate), h('td', {}, entry.recordedBy), h('td', {}, entry.recordedAt),
      h('td', {class: 'mono'}, entry.leafHash.slice(0, 16)), proof);
  line.verify = () => verify(entry, proof);
  return line;
}

async function verify(entry, into) {
  put(into, 'Verifying…');
  const {verified, reason} = await verifyEntry(entry.revision, entry);
  put(into, h('span', {class: verified ? 'verified' : 'unverified'}, verified ? '✓ verified' : `✗ not verified: ${reason}`));
  return verified;
}

async function verifyAll(body) {
  let good = 0;
  for (const line of body.children) {
    good += await line.verify();
  }
  say(`${good} of ${body.children.length} entries are verified`);
}

async function download() {
  const {body} = await send('GET', path('/export'), undefined, {headers: {Accept: 'application/x-ndjson'}});
  const link = h('a', {href: URL.createObjectURL(new Blob([body])), download: 'ledger.jsonl'});
  link.click();
  URL.revokeObjectURL(link.href);
}
