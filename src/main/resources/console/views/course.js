// The course of one stance, wide, with what it rests on at a day.
import {here} from '../address.js';
import {Days, track} from '../days.js';
import {directory} from '../directory.js';
import {h, put} from '../dom.js';
import * as keys from '../keys.js';
import {DayBar} from './daybar.js';
import {Timeline} from './timeline.js';
import {Why} from './why.js';

export async function mount(root, {crisis}) {
  const {known, published} = here();
  const [days, names] = await Promise.all([Days.of(crisis, {known, published}), directory(crisis.id, {known})]);
  if (!root.isConnected) {
    return null;
  }
  if (days.tracks.length === 0) {
    put(root, h('section', {class: 'card empty'}, h('h1', {}, 'Timeline'), h('p', {}, 'No stance is known on any day. Record a development with a signal, and its course shows here.')));
    return () => {};
  }
  const holder = h('select', {'aria-label': 'Actor', onchange: () => choose(subjects(days, holder.value).find(each => each === here().subject) ?? subjects(days, holder.value)[0])});
  const subject = h('select', {'aria-label': 'Subject', onchange: () => choose(subject.value)});
  const choose = chosen => bar.set({holder: holder.value, subject: chosen, about: null, from: null, until: null});
  const bar = new DayBar('Timeline', days, h('label', {}, 'Of ', holder), h('label', {}, 'on ', subject));
  const timeline = new Timeline(crisis, names, {
    high: 360, to: day => bar.to(day),
    view: {span: () => here(), tell: span => bar.set(span ?? {from: null, until: null}, {replace: true})},
  });
  const why = new Why(crisis, names);
  put(root, h('div', {class: 'replay course'}, bar.element, timeline.element, why.element));
  keys.bind(root, bar.keys);
  const holders = [...new Set(days.tracks.map(each => each.holder))].sort((a, b) => names.called(a).localeCompare(names.called(b)));
  return bar.begin(isPassing => {
    const asked = here();
    const chosen = days.tracks.find(each => track(each) === track(asked)) ? {holder: asked.holder, subject: asked.subject} : days.liveliest();
    put(holder, holders.map(each => h('option', {value: each, selected: each === chosen.holder}, names.called(each))));
    put(subject, subjects(days, chosen.holder).sort((a, b) => names.subject(a).localeCompare(names.subject(b)))
        .map(each => h('option', {value: each, selected: each === chosen.subject}, names.subject(each))));
    const question = {at: bar.day, known: asked.known, published: asked.published === 'then' ? bar.day : asked.published};
    timeline.show(chosen, asked, bar.day);
    if (!isPassing) {
      why.show(chosen, question);
    }
  });
}

const subjects = (days, holder) => [...new Set(days.tracks.filter(each => each.holder === holder).map(each => each.subject))].sort();
