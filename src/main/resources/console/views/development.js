// One development: what it says, who reports it, what became of it, and what is to be done about it.
import {get} from '../api.js';
import {change, link} from '../address.js';
import {h, outward, problem, put, say} from '../dom.js';
import {may} from '../session.js';
import {dayIn, readable, value} from '../words.js';
import {act, open} from './acts.js';
import {history} from './history.js';

/** What was done last, `{at, words}`, told where the page of that development is drawn anew. */
let told = null;
/** Which drawing is the last: one that is overtaken draws nothing. */
let turn = 0;
let rest = () => {};

/** Leaves the form that is open, if there is one. */
export function leave() {
  turn++;
  rest();
  rest = () => {};
}

export async function one(root, crisis, names, asked) {
  const mine = turn;
  const at = `/crises/${encodeURIComponent(crisis.id)}/developments/${encodeURIComponent(asked.id)}`;
  const address = more => link(crisis.id, 'developments', {id: asked.id, ...more});
  let development;
  let entries;
  let doing;
  try {
    [development, {history: entries}] = await Promise.all([get(at, {known: asked.known}), get(`${at}/history`, {known: asked.known})]);
    const isRetracted = development.status === 'RETRACTED';
    const done = words => {
      if (mine === turn) {
        told = {at, words};
        change({act: null});
      } else {
        say(words);
      }
    };
    doing = mayAct(asked) && asked.act ? await act(asked.act, {crisis, names, id: asked.id, at, entries, isRetracted, done, away: address()}) : null;
  } catch (failure) {
    if (mine === turn) {
      put(root, h('section', {class: 'card'}, problem(failure), h('a', {href: link(crisis.id, 'developments')}, 'All developments')));
    }
    return;
  }
  if (mine !== turn) {
    doing?.rest();
    return;
  }
  rest = doing?.rest ?? rest;
  const status = told?.at === at && h('p', {class: 'done', role: 'status', tabindex: -1}, told.words);
  told = null;
  put(root, h('article', {class: 'card'},
      h('p', {}, h('a', {href: link(crisis.id, 'developments')}, '← All developments')),
      h('header', {}, h('h1', {}, development.summary), development.status === 'RETRACTED' && h('span', {class: 'tag'}, 'Retracted')),
      status,
      facts(development, names),
      mayAct(asked) && h('nav', {class: 'tools', 'aria-label': 'What to do about it'}, open(crisis, development.status === 'RETRACTED').map(each => h('a', {
        class: 'button', href: address({act: each.name}), 'aria-current': each.name === asked.act ? 'true' : null,
      }, each.word))),
      doing?.element,
      h('h2', {}, 'What it says'), signals(crisis, development, names),
      h('h2', {}, 'Reports'), reports(development),
      h('h2', {}, 'History'), history(crisis, entries, names)));
  (doing ? doing.element.querySelector('input, select') : status || null)?.focus();
}

/** Nothing is done about what was known once. */
const mayAct = asked => may('RECORDER') && !asked.known;

function facts(development, names) {
  return h('div', {},
      h('p', {}, `${development.occurred} · ${readable(development.type)} · version ${development.version}`,
          development.standing && ` · standing${development.ends ? ` until ${development.ends}` : ''}`),
      h('p', {}, 'By ', development.initiators.map(({actor, onBehalfOf}) => names.actor(actor)
          + (onBehalfOf ? ` for ${names.actor(onBehalfOf)}` : '')).join('; '),
      development.targets.length > 0 && ` toward ${development.targets.map(names.actor).join('; ')}`),
      development.condition && h('p', {}, `Condition: ${development.condition}`));
}

function signals(crisis, development, names) {
  return development.signals.length === 0 ? h('p', {}, 'It carries no signal.') : h('div', {class: 'scroll'}, h('table', {},
      h('thead', {}, h('tr', {}, ['Who', 'On', 'Position', 'Derived by', 'Why'].map(words => h('th', {scope: 'col'}, words)))),
      h('tbody', {}, development.signals.map(signal => h('tr', {},
          h('td', {}, names.actor(signal.holder)),
          h('td', {}, h('a', {href: link(crisis.id, 'replay', {holder: signal.holder, subject: signal.subject,
            about: signal.subject.startsWith('actors/') ? 'actors' : null, at: dayIn(crisis.zone, development.moment)})}, names.subject(signal.subject))),
          h('td', {}, signal.position === null ? 'none' : value(signal.position * 1000)), h('td', {}, signal.derivedBy),
          h('td', {}, signal.rationale ?? ''))))));
}

function reports(development) {
  return h('ol', {}, development.reports.map(report => h('li', {}, outward(report.url, readable(report.source)),
      report.stance === 'DENIES' && h('span', {class: 'tag'}, 'Denies'),
      h('small', {}, ` ${[`credibility ${report.credibility}`, report.published ?? 'undated', report.locator,
        `revision ${report.revision} by ${report.recordedBy}`].filter(Boolean).join(' · ')}`),
      report.quote && h('q', {lang: report.language}, report.quote))));
}
