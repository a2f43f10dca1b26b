// The names of actors, issues and sources, asked for once.
import {all} from './api.js';
import {issueName, readable} from './words.js';

/** So many characters stand beside a point. */
const SHORT = 16;

const plain = name => name.replace(/ \([^()]*\)$/, '');

export async function directory(crisis, parameters = {}) {
  const [actors, issues] = await Promise.all([
    all('/actors', 'actors', parameters),
    all(`/crises/${encodeURIComponent(crisis)}/issues`, 'issues', parameters),
  ]);
  const names = new Map(actors.rows.map(actor => [`actors/${actor.id}`, actor.name]));
  issues.rows.forEach(issue => names.set(`issues/${issue.id}`, issueName(issue.id, issue.proposition)));
  const byId = new Map(actors.rows.map(actor => [actor.id, actor]));
  const groups = new Set(actors.rows.flatMap(actor => (actor.memberships ?? []).map(each => each.group)));
  const called = new Map(actors.rows.map(actor => [actor.id, actor.aliases?.[0]?.length < actor.name.length ? actor.aliases[0] : plain(actor.name)]));
  const shortNames = new Map(actors.rows.map(actor => [actor.id, (actor.aliases ?? []).find(alias => /^[A-Z]{2,8}$/.test(alias))
      ?? (called.get(actor.id).length <= SHORT ? called.get(actor.id) : null)]));
  const words = new Map(actors.rows.flatMap(({name, aliases = []}) => [name, ...aliases]).filter(each => /^\p{Lu}[\p{L}\p{N}]*$/u.test(each))
      .map(each => [each.toLowerCase(), each]));
  const issueAt = path => issues.rows.find(issue => `issues/${issue.id}` === path);
  return {
    actors: actors.rows,
    issues: issues.rows,
    /** The name of an actor. */
    actor: id => names.get(`actors/${id}`) ?? readable(id),
    memberships: id => byId.get(id)?.memberships ?? [],
    /** Whether somebody is its member. */
    isGroup: id => groups.has(id),
    groups: [...groups].sort(),
    /** What it is mostly called, where that is shorter than its name; without a remark in brackets at the end. */
    called: id => called.get(id) ?? readable(id),
    /** Its short name: the first alias in capitals, or what it is called if that is short, or else its id in words. */
    short: id => shortNames.get(id) ?? readable(id),
    /** The name of a subject, `issues/…` or `actors/…`. */
    subject: path => called.get(path.replace(/^actors\//, '')) ?? names.get(path) ?? readable(path.split('/')[1]),
    /** A development's id in words; names that are one word have their capitals. */
    development: id => readable(id, words),
    proposition: path => issueAt(path)?.proposition ?? null,
    /** What the proposition covers and what it does not, where that is said. */
    scopeNote: path => issueAt(path)?.scopeNote ?? null,
  };
}
