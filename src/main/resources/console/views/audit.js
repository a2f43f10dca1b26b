// What an auditor looks at: what the ledger is signed as, its entries, whether it goes on from before, and who has read it.
import {here, link, watch} from '../address.js';
import {h, put} from '../dom.js';
import {forget} from '../verify.js';
import {Signed} from './audit/signed.js';

const PARTS = [
  {name: 'ledger', words: 'Entries', load: () => import('./audit/entries.js')},
  {name: 'checkpoints', words: 'Checkpoints and export', load: () => import('./audit/checkpoints.js')},
  {name: 'access', words: 'Access log', load: () => import('./audit/access.js')},
];

export async function mount(root, {crisis}) {
  const signed = new Signed();
  const links = PARTS.map(each => h('a', {href: link(crisis.id, 'audit', {part: each === PARTS[0] ? null : each.name})}, each.words));
  const parts = h('nav', {class: 'parts', 'aria-label': 'Parts of the audit'}, links);
  const body = h('div', {});
  put(root, h('section', {class: 'card'}, h('header', {}, h('h1', {}, 'Audit'), parts), signed.element, body));
  let shown = {part: null, leave: () => {}};
  const show = async () => {
    const part = PARTS.find(each => each.name === here().part) ?? PARTS[0];
    links.forEach((each, at) => PARTS[at] === part ? each.setAttribute('aria-current', 'page') : each.removeAttribute('aria-current'));
    forget();
    signed.look();
    if (shown.part === part) {
      shown.change();
      return;
    }
    shown.leave();
    const mine = shown = {part, leave: () => {}, change: () => {}};
    const {mount: mountPart} = await part.load();
    if (mine === shown && root.isConnected) {
      Object.assign(mine, mountPart(body, signed));
    }
  };
  const stop = watch(show);
  await show();
  return () => {
    stop();
    shown.leave();
  };
}
