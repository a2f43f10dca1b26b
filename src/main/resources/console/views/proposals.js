// What is proposed in a crisis under review, and waits for somebody else than who has proposed it.
import {all, get, path, send} from '../api.js';
import {link} from '../address.js';
import {directory} from '../directory.js';
import {h, outward, problem, put, say} from '../dom.js';
import {may, subject} from '../session.js';
import {readable} from '../words.js';
import {changes, fieldName, latest} from './history.js';

const KINDS = {DEVELOPMENT: 'A new development', CORRECTION: 'A correction', RETRACTION: 'A retraction', REINSTATEMENT: 'A reinstatement'};

export async function mount(root, {crisis}) {
  const names = await directory(crisis.id);
  const heading = h('h1', {tabindex: -1}, 'Proposals');
  const done = h('div', {});
  const list = h('div', {});
  put(root, h('section', {class: 'card'}, h('header', {}, heading), done, list));
  const show = async () => {
    const {rows} = await all(`/crises/${encodeURIComponent(crisis.id)}/proposals`, 'proposals');
    put(list, rows.length === 0 ? h('p', {}, 'Nothing waits for a decision.') : rows.map(each => new Proposal(crisis, names, each, decided).element));
  };
  const decided = async (words, revision) => {
    put(done, h('p', {class: 'done'}, words, ' ', revision && may('AUDITOR') && h('a', {href: link(crisis.id, 'audit', {from: revision, to: revision})}, 'Its entry in the ledger')));
    await show();
    heading.focus();
    say(words);
  };
  await show();
}

class Proposal {
  constructor(crisis, names, proposal, decided) {
    Object.assign(this, {crisis, names, proposal, decided});
    this.at = `/crises/${encodeURIComponent(crisis.id)}/developments/${encodeURIComponent(proposal.development)}`;
    this.said = h('div', {});
    const body = h('div', {});
    const details = h('details', {
      ontoggle: () => details.open && body.childElementCount === 0 && this.#open(body),
    }, h('summary', {}, 'What it is'), body);
    this.element = h('article', {class: 'job', 'aria-labelledby': `proposal-${proposal.revision}`},
        h('h2', {id: `proposal-${proposal.revision}`}, `${KINDS[proposal.kind]}: ${proposal.content?.summary ?? names.development(proposal.development)}`),
        h('p', {}, h('small', {}, `${proposal.development} · proposed by ${proposal.recordedBy} at ${proposal.recordedAt}, revision ${proposal.revision}`)),
        proposal.reason && h('p', {}, 'Because: ', h('q', {}, proposal.reason)),
        details, may('RECORDER') && this.#decision(), this.said);
  }

  /** A correction beside what it would replace; otherwise what it says, or takes back. */
  async #open(body) {
    put(body, 'Loading…');
    try {
      const now = this.proposal.kind === 'DEVELOPMENT' ? null : latest((await get(`${this.at}/history`)).history).content;
      const after = this.proposal.content;
      const cell = lines => h('td', {}, lines.map(line => h('div', {}, line)));
      put(body, h('div', {class: 'scroll'}, h('table', {},
          h('thead', {}, h('tr', {}, ['What', now && 'Now', after && 'Proposed'].filter(Boolean).map(words => h('th', {scope: 'col'}, words)))),
          h('tbody', {}, changes(now ?? {}, after ?? {}, this.names).map(({field, removed, added}) => h('tr', {},
              h('th', {scope: 'row'}, fieldName(field)), now && cell(removed), after && cell(added)))))),
      this.proposal.reports.map(report => h('p', {}, `${report.stance === 'DENIES' ? 'Denied' : 'Affirmed'} by `, outward(report.url, readable(report.source)),
          ` · credibility ${report.credibility}`, report.quote && h('q', {lang: report.language}, report.quote))),
      now && h('p', {}, h('a', {href: link(this.crisis.id, 'developments', {id: this.proposal.development})}, 'The development and its history')));
    } catch (failure) {
      put(body, problem(failure));
    }
  }

  /** Nobody accepts what is their own; subjects that differ in capitals alone are one person, as the API sees it. */
  #decision() {
    const own = this.proposal.recordedBy.toLowerCase() === subject().toLowerCase();
    const reason = h('input', {name: 'reason', size: 40, maxlength: 4000, autocomplete: 'off'});
    const decide = async (how, words) => {
      if (how === 'rejection' && reason.value.trim() === '') {
        reason.setAttribute('aria-invalid', 'true');
        put(this.said, problem({title: 'A reason is needed.', detail: 'Whoever proposed it reads it.'}));
        reason.focus();
        return;
      }
      let revision;
      try {
        const {headers} = await send('POST', path(`${this.at}/${how}`), {proposal: this.proposal.proposal, reason: reason.value.trim() || null});
        revision = headers.get('Revision');
      } catch (failure) {
        put(this.said, problem(failure));
        return;
      }
      await this.decided(revision ? `${words} at revision ${revision}.` : `${words}; it is known in a moment.`, revision);
    };
    return h('form', {class: 'filters', onsubmit: event => event.preventDefault()},
        h('label', {}, own ? 'Take it back, because' : 'Because', reason),
        !own && h('button', {type: 'button', class: 'main', onclick: () => decide('acceptance', 'Accepted')}, 'Accept'),
        h('button', {type: 'button', onclick: () => decide('rejection', own ? 'Taken back' : 'Rejected')}, own ? 'Take back' : 'Reject'));
  }
}
