// Who stands near whom, wide, and of how much one mind the blocs are.
import {get} from '../api.js';
import {here, link} from '../address.js';
import {Days} from '../days.js';
import {directory} from '../directory.js';
import {h, problem, put} from '../dom.js';
import * as keys from '../keys.js';
import {value} from '../words.js';
import {Alignment} from './alignment.js';
import {DayBar} from './daybar.js';

/** So many blocs are asked about. */
const MOST = 20;

export async function mount(root, {crisis}) {
  const {known, published} = here();
  const [days, names] = await Promise.all([Days.of(crisis, {known, published}), directory(crisis.id, {known})]);
  if (!root.isConnected) {
    return null;
  }
  const bar = new DayBar('Alignment', days);
  const alignment = new Alignment(names, {select: holder => bar.set({holder: here().holder === holder ? null : holder}), high: 520, open: true});
  const blocs = new Blocs(crisis, names);
  put(root, h('div', {class: 'replay together'}, bar.element, alignment.element, blocs.element));
  keys.bind(root, bar.keys);
  const end = bar.begin(isPassing => {
    const asked = here();
    alignment.show(days, days.at(bar.day), asked.holder ?? null, isPassing);
    if (!isPassing) {
      blocs.show({at: bar.day, known: asked.known, published: asked.published === 'then' ? bar.day : asked.published});
    }
  });
  return () => {
    blocs.asked = null;
    end();
  };
}

/** The groups that actors are members of, subject by subject. */
class Blocs {
  constructor(crisis, names) {
    this.crisis = crisis;
    this.names = names;
    this.body = h('div', {class: 'scroll list', tabindex: 0, role: 'group', 'aria-label': 'By bloc and subject'});
    this.element = h('section', {class: 'card blocs', 'aria-labelledby': 'blocs-title'},
        h('header', {}, h('h2', {id: 'blocs-title'}, 'Blocs'),
            h('small', {}, 'Cohesion: 100 less the mean distance of the members from their mean. Dissent: the other side of zero.')), this.body);
    this.asked = null;
  }

  async show(question) {
    const asked = JSON.stringify(question);
    if (this.asked === asked) {
      return;
    }
    this.asked = asked;
    try {
      const groups = await Promise.all(this.names.groups.slice(0, MOST)
          .map(group => get(`/crises/${encodeURIComponent(this.crisis.id)}/groups/${group}`, question)));
      if (this.asked === asked) {
        this.draw(groups.filter(group => group.stances.length > 0));
      }
    } catch (failure) {
      if (this.asked === asked) {
        put(this.body, problem(failure));
      }
    }
  }

  draw(groups) {
    if (groups.length === 0) {
      put(this.body, h('p', {}, 'No member of a group has a stance on this day. Memberships are recorded with actors.'), this.omitted());
      return;
    }
    put(this.body, h('table', {},
        h('thead', {}, h('tr', {}, ['On', 'Members', 'Mean', 'Cohesion', 'Dissent'].map(words => h('th', {scope: 'col'}, words)))),
        groups.map(({group, members, stances}) => h('tbody', {},
            h('tr', {}, h('th', {scope: 'rowgroup', colspan: 5}, `${this.names.called(group)}, ${members.length} ${members.length === 1 ? 'member' : 'members'}`)),
            stances.map(each => h('tr', {},
                h('td', {}, this.names.subject(each.subject)), h('td', {}, each.members), h('td', {}, value(each.mean)),
                h('td', {}, Math.round(each.cohesion / 10_000)),
                h('td', {}, each.dissenters.map(holder => h('div', {}, h('a', {
                  href: link(this.crisis.id, 'timeline', {holder, subject: each.subject, at: here().at, known: here().known}),
                }, this.names.called(holder)))))))))), this.omitted());
  }

  omitted() {
    const more = this.names.groups.length - MOST;
    return more > 0 && h('p', {}, h('small', {}, `${more} more ${more === 1 ? 'group is' : 'groups are'} left out.`));
  }
}
