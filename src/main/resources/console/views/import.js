// Files of coded events: sent, followed, and what of them was refused.
import {get, path, send} from '../api.js';
import {h, problem, put, say} from '../dom.js';
import {save} from '../export.js';
import {listen} from '../events.js';

/** So many refused rows are shown without being asked for. */
const FEW = 20;

/** Files that are to be sent, also while another view is shown; one is sent after the other. */
const waiting = [];
/** What was sent from here, by the id of its import. */
const sent = new Map();
let sending = false;
/** The view that is shown, if it is. */
let view = null;

const ended = job => ['FINISHED', 'FAILED', 'CANCELLED'].includes(job.state);

/** One after the other; each is on the server's disk before the next is sent. */
async function sendAll() {
  if (sending) {
    return;
  }
  sending = true;
  while (waiting.length > 0) {
    const {file, to} = waiting.shift();
    view?.tell(`Sending ${file.name}${waiting.length > 0 ? `, then ${waiting.length} more` : ''}`);
    try {
      const {body: job} = await send('POST', to, file, {headers: {'Content-Type': 'application/octet-stream'}});
      sent.set(job.id, file.name);
    } catch (failure) {
      view?.refuse(file.name, failure);
    }
    await view?.renew();
  }
  sending = false;
  view?.tell('');
}

export async function mount(root, {crisis}) {
  const jobs = h('div', {});
  const articles = new Map();
  /** Of what has ended, and so stays what it is. */
  const refusedRows = new Map();
  const queue = h('p', {role: 'status'});
  const said = h('div', {});
  const leaving = new AbortController();
  let following = false;
  const file = h('input', {type: 'file', name: 'file', required: true, multiple: true, 'aria-label': 'Files'});
  const mapping = h('label', {}, 'Mapping', h('select', {name: 'mapping'}, ['acled', 'polecat'].map(name => h('option', {value: name}, name))));
  mapping.hidden = true;
  const form = h('form', {class: 'filters', onsubmit: begin},
      h('label', {}, 'Files', file),
      h('label', {}, 'Format', h('select', {name: 'format', onchange: event => { mapping.hidden = event.target.value !== 'csv'; }},
          [['gdelt', 'GDELT events'], ['icews', 'ICEWS events'], ['developments', 'Developments, a line each'], ['csv', 'Delimited, with a mapping']]
              .map(([name, words]) => h('option', {value: name}, words)))),
      mapping,
      h('label', {class: 'split'}, h('input', {type: 'checkbox', name: 'dryRun'}), 'Count only, record nothing'),
      h('button', {class: 'main'}, 'Import'));
  put(root, h('section', {class: 'card'}, h('header', {}, h('h1', {}, 'Import many')), form, queue, said, h('h2', {}, 'Imports'), jobs));

  function begin(event) {
    event.preventDefault();
    put(said);
    const {format, mapping: mapped, dryRun} = form.elements;
    const to = path(`/crises/${encodeURIComponent(crisis.id)}/imports`, {
      format: format.value, mapping: format.value === 'csv' ? mapped.value : null, dryRun: dryRun.checked ? 'true' : null,
    });
    waiting.push(...[...file.files].map(each => ({file: each, to})));
    file.value = '';
    sendAll();
  }

  /** One at a time, as they run: a browser has few connections to a server. */
  async function followAll() {
    if (following) {
      return;
    }
    following = true;
    try {
      for (let next = oldest(); next && !leaving.signal.aborted; next = oldest()) {
        await listen(path(`/imports/${next}/progress`), {signal: leaving.signal, heard: ({data}) => shown(data)});
      }
    } catch (failure) {
      said.append(problem(failure));
    }
    following = false;
  }

  /** The id of the first that has not ended. */
  function oldest() {
    return [...articles].reverse().find(([, {job}]) => !ended(job))?.[0];
  }

  function shown(job) {
    if (ended(job)) {
      refusedRows.set(job.id, job.rejectedRows);
      say(`Import ${job.state.toLowerCase()}: ${job.recorded} recorded, ${job.rejected} refused`);
    }
    redraw(() => {
      const now = drawn(job);
      const {article} = articles.get(job.id);
      if (now.article !== article) {
        article.replaceWith(now.article);
      }
      articles.set(job.id, now);
    });
    return ended(job);
  }

  async function list() {
    const {imports} = await get('/imports');
    const ours = imports.filter(job => job.crisis === crisis.id);
    await Promise.all(ours.filter(job => job.rejected > 0 && ended(job) && !refusedRows.has(job.id))
        .map(async job => refusedRows.set(job.id, (await get(`/imports/${job.id}`)).rejectedRows)));
    redraw(() => {
      const all = ours.map(drawn);
      articles.clear();
      all.forEach(each => articles.set(each.job.id, each));
      put(jobs, ours.length === 0 && h('p', {}, 'Nothing has been imported into this crisis yet.'), all.map(({article}) => article));
    });
  }

  /** The focus stays on its control, or else with its import. */
  function redraw(draw) {
    const focused = document.activeElement;
    const had = [...articles.values()].find(({article}) => article.contains(focused));
    draw();
    if (had) {
      (focused.isConnected ? focused : articles.get(had.job.id)?.told)?.focus();
    }
  }

  /** What is shown of a job; while it runs, nothing but its words becomes another. */
  function drawn(job) {
    const running = !ended(job);
    const before = articles.get(job.id);
    if (running && before) {
      put(before.told, words(job));
      return {...before, job};
    }
    const refused = refusedRows.get(job.id) ?? [];
    const told = h('p', {tabindex: -1}, words(job));
    const article = h('article', {class: 'job'}, told,
        running && h('progress', {'aria-label': 'Import under way'}),
        running && h('button', {type: 'button', onclick: () => send('POST', path(`/imports/${job.id}/cancellation`)).then(list)}, 'Cancel'),
        refused.length > 0 && h('details', {open: refused.length <= FEW}, h('summary', {}, `${job.rejected} refused rows`,
            ` (${Object.entries(job.codes).map(([code, count]) => `${count} ${code}`).join(', ')})`),
        h('div', {class: 'scroll'}, h('table', {},
            h('thead', {}, h('tr', {}, ['Line', 'Code', 'Detail'].map(words => h('th', {scope: 'col'}, words)))),
            h('tbody', {}, refused.slice(0, 100).map(row => h('tr', {}, h('td', {}, row.line), h('td', {}, row.code), h('td', {}, row.detail)))))),
        h('button', {type: 'button', onclick: () => download(job.id)}, 'All of them as CSV')));
    return {job, article, told};
  }

  const mine = {
    tell: words => put(queue, words),
    refuse: (name, failure) => said.append(h('p', {}, h('strong', {}, name)), problem(failure)),
    renew: async () => {
      try {
        await list();
        followAll();
      } catch (failure) {
        said.append(problem(failure));
      }
    },
  };
  view = mine;
  await list();
  followAll();
  return () => {
    leaving.abort();
    if (view === mine) {
      view = null;
    }
  };
}

const words = job => [sent.has(job.id) && `${sent.get(job.id)} · `,
  h('strong', {}, `${job.format}${job.mapping ? ` ${job.mapping}` : ''}${job.dryRun ? ', counted only' : ''}: ${job.state.toLowerCase()}`),
  ` · ${job.read} read, ${job.recorded} recorded, ${job.duplicates} duplicates, ${job.rejected} refused`,
  !ended(job) && ` · ${job.ratePerSecond} a second`, job.reason && ` · ${job.reason}`];

async function download(id) {
  const {body} = await send('GET', path(`/imports/${id}/rejected-rows`), undefined, {headers: {Accept: 'text/csv'}});
  save(`${id}-refused.csv`, new Blob([body], {type: 'text/csv'}));
}
