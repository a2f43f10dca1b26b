// Files of coded events: sent, followed, and what of them was refused.
import {get, path, send} from '../api.js';
import {h, problem, put, say} from '../dom.js';

const LOOK = 400;

export async function mount(root, {crisis}) {
  const jobs = h('div', {});
  /** Of what has ended, and so stays what it is. */
  const refusedRows = new Map();
  const said = h('div', {});
  const file = h('input', {type: 'file', name: 'file', required: true, 'aria-label': 'File'});
  const mapping = h('label', {}, 'Mapping', h('select', {name: 'mapping'}, ['acled', 'polecat'].map(name => h('option', {value: name}, name))));
  mapping.hidden = true;
  let gone = false;
  const form = h('form', {class: 'filters', onsubmit: begin},
      h('label', {}, 'File', file),
      h('label', {}, 'Format', h('select', {name: 'format', onchange: event => { mapping.hidden = event.target.value !== 'csv'; }},
          [['gdelt', 'GDELT events'], ['icews', 'ICEWS events'], ['developments', 'Developments, a line each'], ['csv', 'Delimited, with a mapping']]
              .map(([name, words]) => h('option', {value: name}, words)))),
      mapping,
      h('label', {class: 'split'}, h('input', {type: 'checkbox', name: 'dryRun'}), 'Count only, record nothing'),
      h('button', {class: 'main'}, 'Import'));
  put(root, h('section', {class: 'card'}, h('header', {}, h('h1', {}, 'Import many')), form, said, h('h2', {}, 'Imports'), jobs));

  async function begin(event) {
    event.preventDefault();
    const {format, mapping: mapped, dryRun} = form.elements;
    try {
      const {body: job} = await send('POST', path(`/crises/${encodeURIComponent(crisis.id)}/imports`, {
        format: format.value, mapping: format.value === 'csv' ? mapped.value : null, dryRun: dryRun.checked ? 'true' : null,
      }), file.files[0], {headers: {'Content-Type': 'application/octet-stream'}});
      put(said);
      await follow(job.id);
    } catch (failure) {
      put(said, problem(failure));
    }
  }

  /** Looks until it has ended, or the view is left. */
  async function follow(id) {
    for (;;) {
      const job = await get(`/imports/${id}`);
      if (gone) {
        return;
      }
      await list();
      if (['FINISHED', 'FAILED', 'CANCELLED'].includes(job.state)) {
        say(`Import ${job.state.toLowerCase()}: ${job.recorded} recorded, ${job.rejected} refused`);
        return;
      }
      await new Promise(then => setTimeout(then, LOOK));
    }
  }

  async function list() {
    const {imports} = await get('/imports');
    put(jobs, imports.length === 0 && h('p', {}, 'Nothing has been imported on this server yet.'),
        await Promise.all(imports.filter(job => job.crisis === crisis.id).map(drawn)));
  }

  async function drawn(job) {
    const running = ['QUEUED', 'RUNNING'].includes(job.state);
    if (job.rejected > 0 && !running && !refusedRows.has(job.id)) {
      refusedRows.set(job.id, (await get(`/imports/${job.id}`)).rejectedRows);
    }
    const refused = refusedRows.get(job.id) ?? [];
    return h('article', {class: 'job'},
        h('p', {}, h('strong', {}, `${job.format}${job.mapping ? ` ${job.mapping}` : ''}${job.dryRun ? ', counted only' : ''}: ${job.state.toLowerCase()}`),
            ` · ${job.read} read, ${job.recorded} recorded, ${job.duplicates} duplicates, ${job.rejected} refused`,
            running && ` · ${job.ratePerSecond} a second`, job.reason && ` · ${job.reason}`),
        running && h('progress', {'aria-label': 'Import under way'}),
        running && h('button', {type: 'button', onclick: () => send('POST', path(`/imports/${job.id}/cancellation`)).then(list)}, 'Cancel'),
        refused.length > 0 && h('details', {open: true}, h('summary', {}, `${job.rejected} refused rows`,
            ` (${Object.entries(job.codes).map(([code, count]) => `${count} ${code}`).join(', ')})`),
        h('div', {class: 'scroll'}, h('table', {},
            h('thead', {}, h('tr', {}, ['Line', 'Code', 'Detail'].map(words => h('th', {scope: 'col'}, words)))),
            h('tbody', {}, refused.slice(0, 100).map(row => h('tr', {}, h('td', {}, row.line), h('td', {}, row.code), h('td', {}, row.detail)))))),
        h('button', {type: 'button', onclick: () => download(job.id)}, 'All of them as CSV')));
  }

  await list();
  return () => {
    gone = true;
  };
}

async function download(id) {
  const {body} = await send('GET', path(`/imports/${id}/rejected-rows`), undefined, {headers: {Accept: 'text/csv'}});
  const link = h('a', {href: URL.createObjectURL(new Blob([body], {type: 'text/csv'})), download: `${id}-refused.csv`});
  link.click();
  URL.revokeObjectURL(link.href);
}
