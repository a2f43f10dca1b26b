// What a stance rests on: a sum, each part of it with its development, its reports and its entry in the ledger.
import {get} from '../api.js';
import {link} from '../address.js';
import {h, outward, problem, put} from '../dom.js';
import {may} from '../session.js';
import {dayIn, readable, value} from '../words.js';
import {bar, chip} from './difference.js';

export class Why {
  constructor(crisis, names) {
    this.crisis = crisis;
    this.names = names;
    this.body = h('div', {});
    this.about = h('small', {});
    this.element = h('section', {class: 'card why', 'aria-labelledby': 'why-title'},
        h('header', {}, h('h2', {id: 'why-title'}, 'Why'), this.about), this.body);
    this.asked = undefined;
  }

  /** @param track `{holder, subject}` or null; @param question `{at, known, published}` */
  async show(track, question) {
    const asked = JSON.stringify([track, question]);
    if (this.asked === asked) {
      return;
    }
    this.asked = asked;
    if (track === null) {
      put(this.about);
      put(this.body, h('p', {}, 'Choose a cell, and see what it rests on.'));
      return;
    }
    put(this.about, `${this.names.actor(track.holder)} on ${this.names.subject(track.subject)}`);
    try {
      const trace = await get(`/crises/${encodeURIComponent(this.crisis.id)}/stances/${track.holder}/${track.subject}/trace`, question);
      if (this.asked === asked) {
        this.draw(trace, track.subject);
      }
    } catch (failure) {
      if (this.asked === asked) {
        put(this.body, problem(failure));
      }
    }
  }

  draw(trace, subject) {
    const most = Math.max(1, ...trace.contributions.map(each => Math.abs(each.contribution)));
    const proposition = this.names.proposition(subject);
    const scopeNote = this.names.scopeNote(subject);
    put(this.body,
        proposition && h('p', {}, proposition, scopeNote && h('small', {}, ' ', scopeNote)),
        h('p', {}, chip(trace), ' ',
            trace.confidence && `${readable(trace.confidence.toLowerCase())} confidence`, trace.contested && ', contested',
            trace.since && ` · since ${dayIn(this.crisis.zone, trace.since)}`, trace.lapsesOn && ` · lapses on ${trace.lapsesOn}`),
        h('p', {}, h('small', {}, trace.contributions.length === 0 ? 'Nothing that counts has been recorded of this by then.'
            : `${trace.value} millionths are the sum of ${trace.contributions.length} contributions, as known at revision ${trace.asOf.known.revision}.`)),
        h('ol', {class: 'contributions'}, trace.contributions.map(each => this.contribution(each, most))));
  }

  contribution(each, most) {
    const aggregate = `crises/${this.crisis.id}/developments/${each.development}`;
    const proof = may('AUDITOR') && h('small', {class: 'proof'});
    if (proof) {
      this.prove(each.revision, aggregate, proof);
    }
    return h('li', {},
        h('div', {}, h('span', {class: 'sum', title: `${each.contribution} millionths`}, value(each.contribution)),
            bar(each.contribution, most)),
        h('div', {},
            h('a', {href: link(this.crisis.id, 'developments', {id: each.development})}, this.names.development(each.development)),
            each.superseded && h('span', {class: 'tag'}, 'Superseded'),
            each.standing && h('span', {class: 'tag'}, 'Standing'),
            proof && h('a', {class: 'entries', href: link(this.crisis.id, 'audit', {aggregate})}, 'Its entries'),
            h('p', {}, h('small', {}, `${each.occurred} · position ${value(each.position * 1000)} · ${each.modality.toLowerCase()} · credence ${(each.credence / 10_000).toFixed(1)} % · by ${each.derivedBy} · recorded by ${each.recordedBy} · revision ${each.revision} `), proof),
            each.reports.map(report => h('div', {},
                h('p', {}, h('small', {}, `${report.reliability}${report.credibility} `), outward(report.url, readable(report.source)),
                    report.stance === 'DENIES' && h('span', {class: 'tag'}, 'Denies'),
                    h('small', {}, ` ${[report.published, report.locator, `revision ${report.revision}`].filter(Boolean).join(' · ')}`)),
                report.quote && h('q', {lang: report.language}, report.quote)))));
  }

  async prove(revision, aggregate, into) {
    const [{verifyEntry}, {verdict}] = await Promise.all([import('../verify.js'), import('../verdict.js')]);
    const found = await verifyEntry(revision, {aggregate});
    put(into, verdict(found, `verified among ${found.size} entries`), found.leafHash && h('code', {}, ` ${found.leafHash.slice(0, 12)}`));
  }
}
