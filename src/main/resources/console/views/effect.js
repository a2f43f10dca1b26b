// What an entry changes: told of one that is recorded, and of a draft while it is written.
import {path, send} from '../api.js';
import {link} from '../address.js';
import {h, put} from '../dom.js';
import {dayIn} from '../words.js';
import {chip} from './difference.js';
import {forgetRefusals, refuse} from './draft.js';

/** How long nobody has typed before the server is asked. */
const PAUSE = 400;

/** The stances that differ, from where to where. */
export function effect(crisis, names, differences, moment) {
  return differences.length > 0 && h('ul', {class: 'shifts'}, differences.map(each => h('li', {},
      h('div', {}, names.actor(each.holder), ' on ', h('a', {href: link(crisis.id, 'replay', {at: dayIn(crisis.zone, moment), holder: each.holder, subject: each.subject,
        about: each.subject.startsWith('actors/') ? 'actors' : null})}, names.subject(each.subject)), ' '),
      h('div', {}, chip(each.from), ' → ', chip(each.to)))));
}

/**
 * Shows beside a form what its draft would change, and what of it would be refused.
 *
 * @param draft () => {missing: [words], body, parameters, headers}
 * @param refused (failure) => whether it was told elsewhere, or a promise of that
 * @return {region, ask: at once, rest: not any more}
 */
export function preview(form, {crisis, names, draft, refused = () => false}) {
  const region = h('div', {class: 'effect', 'aria-live': 'polite'});
  let timer;
  let asking = new AbortController();
  const rest = () => {
    clearTimeout(timer);
    asking.abort();
  };
  const soon = () => {
    rest();
    timer = setTimeout(ask, PAUSE);
  };
  form.addEventListener('input', soon);
  form.addEventListener('change', soon);

  async function ask() {
    rest();
    const {missing, body, parameters, headers} = draft();
    forgetRefusals(form);
    if (missing.length > 0) {
      put(region, h('p', {}, h('small', {}, `What it would change is shown here once there is also: ${missing.join(', ')}.`)));
      return;
    }
    const mine = new AbortController();
    asking = mine;
    try {
      const {body: answer} = await send('POST', path(`/crises/${encodeURIComponent(crisis.id)}/developments/preview`, parameters), body, {headers, signal: mine.signal});
      if (mine === asking && form.isConnected) {
        const {asOf, differences} = answer;
        put(region, h('p', {}, h('strong', {}, differences.length === 0 ? 'No stance changes' : `${differences.length} ${differences.length === 1 ? 'stance changes' : 'stances change'}`),
            ` by it, as of ${asOf.at}${differences.length === 0 ? '.' : ':'}`), effect(crisis, names, differences, asOf.moment));
      }
    } catch (failure) {
      const isTold = failure.name === 'AbortError' || mine !== asking || !form.isConnected || await refused(failure);
      if (!isTold && mine === asking) {
        refuse(form, failure);
        put(region, h('p', {}, h('strong', {}, 'Like this it would be refused. '), failure.detail ?? failure.message));
      }
    }
  }

  return {region, ask, rest};
}
