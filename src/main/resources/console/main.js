// Puts the page together: who is signed in, which crisis, which view.
import {get, Problem, token} from './api.js';
import {go, here, link, watch} from './address.js';
import {h, problem, put, say} from './dom.js';
import * as session from './session.js';
import * as keys from './keys.js';
import * as live from './live.js';
import {signIn} from './views/signin.js';

/** Every view: its name in addresses, its words, who sees it, where it comes from; `of`: in which crises, if not in all. */
const VIEWS = [
  {name: 'replay', words: 'Replay', role: 'ANALYST', load: () => import('./views/replay.js')},
  {name: 'compare', words: 'Compare', role: 'ANALYST', load: () => import('./views/compare.js')},
  {name: 'timeline', words: 'Timeline', role: 'ANALYST', load: () => import('./views/course.js')},
  {name: 'alignment', words: 'Alignment', role: 'ANALYST', load: () => import('./views/together.js')},
  {name: 'developments', words: 'Developments', role: 'ANALYST', load: () => import('./views/developments.js')},
  {name: 'proposals', words: 'Proposals', role: 'ANALYST', of: crisis => crisis.review === 'FOUR_EYES', load: () => import('./views/proposals.js')},
  {name: 'record', words: 'Record', role: 'RECORDER', load: () => import('./views/record.js')},
  {name: 'import', words: 'Import', role: 'RECORDER', load: () => import('./views/import.js')},
  {name: 'audit', words: 'Audit', role: 'AUDITOR', load: () => import('./views/audit.js')},
];

/** Views of the same pictures: who goes from one to another stays at the day, the revision and the stance. */
const PICTURES = ['replay', 'compare', 'timeline', 'alignment'];

const bar = document.getElementById('bar');
const main = document.getElementById('view');
const THEME = 'demarche.theme';

let crises = [];
let shown = {crisis: null, view: null, leave: () => {}};

function dark() {
  return localStorage.getItem(THEME) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

const theme = h('button', {
  type: 'button',
  onclick: () => {
    localStorage.setItem(THEME, dark() === 'dark' ? 'light' : 'dark');
    dress();
  },
});

function dress() {
  document.documentElement.dataset.theme = dark();
  put(theme, dark() === 'dark' ? 'Light theme' : 'Dark theme');
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', dress);

function viewsOf(id) {
  const crisis = crises.find(each => each.id === id);
  return VIEWS.filter(each => session.may(each.role) && (!each.of || crisis && each.of(crisis)));
}

function carried(asked, view) {
  if (!PICTURES.includes(asked.view) || !PICTURES.includes(view)) {
    return {};
  }
  const {holder, subject} = asked;
  const [day, known] = asked.view === 'compare' ? [asked.to, asked.toKnown] : [asked.at, asked.known];
  const about = subject?.startsWith('actors/') ? 'actors' : asked.about;
  return {...(view === 'compare' ? {to: day, known, toKnown: known} : {at: day, known, published: asked.published}), about, holder, subject};
}

function drawBar(asked) {
  const {crisis, view} = asked;
  put(bar,
      h('a', {class: 'brand', href: crisis ? link(crisis, 'replay') : '/'}, h('span', {class: 'logo', 'aria-hidden': true}), 'Demarche'),
      crises.length > 0 && h('label', {class: 'crisis'}, h('span', {class: 'unseen'}, 'Crisis'),
          h('select', {title: crises.find(each => each.id === crisis)?.title, onchange: event => go(link(event.target.value, 'replay'))},
              crises.map(each => h('option', {value: each.id, selected: each.id === crisis}, each.title)))),
      crisis && h('nav', {'aria-label': 'Views'},
          viewsOf(crisis).map(each => h('a', {
            href: link(crisis, each.name, carried(asked, each.name)),
            'aria-current': each.name === view ? 'page' : null,
          }, each.words))),
      h('span', {class: 'stretch'}),
      h('span', {id: 'live'}),
      h('button', {type: 'button', onclick: keys.show, 'aria-label': 'Keys'}, '?'),
      theme,
      session.subject() && h('button', {type: 'button', onclick: leave}, `Sign out ${session.subject()}`));
  live.redraw();
}

/** Draws the view anew, at the same address. */
function renew() {
  shown.leave();
  shown = {crisis: null, view: null, leave: () => {}};
  show();
}

function leave() {
  token.forget();
  location.assign('/');
}

async function show() {
  const asked = here();
  const hadFocus = document.activeElement !== document.body;
  if (!asked.crisis) {
    if (crises.length > 0) {
      history.replaceState(null, '', link(crises[0].id, 'replay'));
      return show();
    }
    drawBar(asked);
    put(main, h('section', {class: 'card empty'},
        h('h1', {}, 'No crisis yet'),
        h('p', {}, 'Open one with ', h('code', {}, 'PUT /api/v1/crises/{id}'), '; the ', h('a', {href: '/docs/'}, 'API'), ' says how.')));
    return;
  }
  const controls = () => [...bar.querySelectorAll('a, button, select')];
  const focused = controls().indexOf(document.activeElement);
  drawBar(asked);
  if (shown.crisis === asked.crisis && shown.view === asked.view) {
    controls()[focused]?.focus();
    return;
  }
  shown.leave();
  keys.clear();
  shown = {crisis: asked.crisis, view: asked.view, leave: () => {}};
  const view = viewsOf(asked.crisis).find(each => each.name === asked.view);
  const crisis = crises.find(each => each.id === asked.crisis);
  if (!view || !crisis) {
    live.unfollow();
    document.title = 'Not found · Demarche';
    put(main, h('section', {class: 'card empty'}, h('h1', {}, 'There is nothing here'),
        h('p', {}, crisis ? 'No view has this name, or it is not for your roles.' : 'No crisis has this name.')));
    return;
  }
  document.title = `${view.words} · ${crisis.title} · Demarche`;
  const place = h('div', {}, h('p', {class: 'loading'}, 'Loading…')); // what a view that was left draws late is not seen
  put(main, place);
  const mine = shown;
  live.follow(crisis.id, renew);
  try {
    const module = await view.load();
    const unmount = mine === shown ? await module.mount(place, {crisis}) : null;
    if (mine === shown) {
      shown.leave = unmount ?? (() => {});
      say(`${view.words}, ${crisis.title}`);
      if (hadFocus && document.activeElement === document.body) {
        main.focus({preventScroll: true});
      }
    } else {
      unmount?.();
    }
  } catch (failure) {
    if (mine === shown) {
      failed(failure);
    }
  }
}

function failed(failure) {
  if (failure instanceof Problem && failure.status === 401) {
    askForToken(failure);
  } else {
    put(main, h('section', {class: 'card'}, problem(failure),
        h('button', {type: 'button', onclick: () => location.reload()}, 'Try again')));
    if (!(failure instanceof Problem)) {
      throw failure;
    }
  }
}

/** The view stays in the address, and is there when whoever it is has signed in. */
function askForToken(failure) {
  live.unfollow();
  drawBar({});
  document.title = 'Sign in · Demarche';
  signIn(main, failure, start);
}

async function start() {
  try {
    await session.begin();
    crises = (await get('/crises', {limit: 1000})).crises;
    await show();
  } catch (failure) {
    failed(failure);
  }
}

dress();
token.fromLink();
watch(show);
addEventListener('unhandledrejection', event => {
  if (event.reason instanceof Problem) {
    event.preventDefault();
    failed(event.reason);
  }
});
if (token.get()) {
  start();
} else {
  askForToken(null);
}
