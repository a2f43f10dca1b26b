// What was recorded of one development, entry by entry: who, when, why, and what a correction changed.
import {link} from '../address.js';
import {h} from '../dom.js';
import {may} from '../session.js';
import {readable, value} from '../words.js';

/** The fields of a content in words, in the order in which they are read. */
const FIELDS = {
  summary: 'What happened', occurred: 'Happened', type: 'Type', initiators: 'By', targets: 'Toward', standing: 'Standing', ends: 'Ends',
  supersedes: 'Supersedes', deadline: 'Deadline', condition: 'Condition', place: 'Place', signals: 'Signals', codes: 'Codes', flags: 'Flags',
};

export const fieldName = field => FIELDS[field] ?? readable(field);

/** The content that was written last, its version, and by whom. */
export function latest(entries) {
  const {content, recordedBy} = entries.findLast(entry => entry.content);
  return {content, recordedBy, version: entries.at(-1).version};
}

/** A field of a content as lines to be read: none where nothing is said; what has no words of its own is shown as it is sent. */
function lines(field, said, names) {
  if (said === null || said === undefined || said === '') {
    return [];
  }
  switch (field) {
    case 'initiators': return said.map(({actor, onBehalfOf}) => names.actor(actor) + (onBehalfOf ? ` for ${names.actor(onBehalfOf)}` : ''));
    case 'targets': return said.map(names.actor);
    case 'signals': return said.map(signal => `${names.actor(signal.holder)} on ${names.subject(signal.subject)}: `
        + (signal.position === null ? 'nothing' : `${value(signal.position * 1000)} by ${signal.modality.toLowerCase()}`)
        + (signal.rationale ? `, ${signal.rationale}` : ''));
    case 'type': return [readable(said)];
    case 'standing': return [said ? 'yes' : 'no'];
    case 'place': return [[said.name, said.lat, said.lon].filter(each => each !== null && each !== undefined).join(', ')];
    case 'codes': return Object.entries(said).map(([name, code]) => `${name}: ${code}`);
    default: return [said].flat().map(each => typeof each === 'object' ? JSON.stringify(each) : String(each));
  }
}

/** The fields in which two contents differ, each with the lines that were taken away and those that were added; nothing: `{}`. */
export function changes(before, after, names) {
  return [...new Set([FIELDS, before, after].flatMap(Object.keys))].flatMap(field => {
    const [was, is] = [lines(field, before[field], names), lines(field, after[field], names)];
    const [removed, added] = [was.filter(line => !is.includes(line)), is.filter(line => !was.includes(line))];
    return removed.length + added.length > 0 ? [{field, removed, added}] : [];
  });
}

/** Old and new, told apart by words too for those who do not see the colours. */
export function changed({field, removed, added}) {
  return h('div', {class: 'change'}, h('b', {}, fieldName(field)),
      removed.map(line => h('del', {}, h('span', {class: 'unseen'}, 'was '), line)),
      added.map(line => h('ins', {}, h('span', {class: 'unseen'}, 'is now '), line)),
      added.length === 0 && h('small', {}, 'taken away'));
}

/** Where an auditor looks, each revision leads to its entry in the ledger. */
export function history(crisis, entries, names) {
  let content = null;
  const rows = entries.map(entry => {
    const before = content;
    content = entry.content ?? content;
    return h('tr', {},
        h('td', {}, may('AUDITOR')
          ? h('a', {href: link(crisis.id, 'audit', {from: entry.revision, to: entry.revision})}, entry.revision)
          : entry.revision),
        h('td', {}, readable(entry.event.toLowerCase()), ' ', h('small', {}, `version ${entry.version}`)),
        h('td', {}, entry.recordedBy, h('div', {}, h('small', {}, entry.recordedAt))),
        h('td', {}, entry.reason ?? ''),
        h('td', {}, before && entry.content ? changes(before, entry.content, names).map(changed) : entry.event === 'REPORTED' ? '' : reported(entry)));
  });
  return h('div', {class: 'scroll'}, h('table', {class: 'history'},
      h('thead', {}, h('tr', {}, ['Revision', 'What', 'Who and when', 'Why', 'Changed'].map(words => h('th', {scope: 'col'}, words)))),
      h('tbody', {}, rows)));
}

const reported = entry => entry.reports.map(report => `Report ${report.number} by ${readable(report.source)}`).join('; ');
