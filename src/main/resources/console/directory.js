// The names of actors, issues and sources, asked for once.
import {all} from './api.js';
import {readable} from './words.js';

export async function directory(crisis, parameters = {}) {
  const [actors, issues] = await Promise.all([
    all('/actors', 'actors', parameters),
    all(`/crises/${encodeURIComponent(crisis)}/issues`, 'issues', parameters),
  ]);
  const names = new Map(actors.rows.map(actor => [`actors/${actor.id}`, actor.name]));
  issues.rows.forEach(issue => names.set(`issues/${issue.id}`, readable(issue.id)));
  const byId = new Map(actors.rows.map(actor => [actor.id, actor]));
  const groups = new Set(actors.rows.flatMap(actor => (actor.memberships ?? []).map(each => each.group)));
  const called = new Map(actors.rows.filter(actor => actor.aliases?.[0]?.length < actor.name.length).map(actor => [actor.id, actor.aliases[0]]));
  const shortNames = new Map(actors.rows.map(actor => [actor.id, (actor.aliases ?? []).find(alias => /^[A-Z]{2,8}$/.test(alias))]));
  return {
    actors: actors.rows,
    issues: issues.rows,
    /** The name of an actor. */
    actor: id => names.get(`actors/${id}`) ?? readable(id),
    memberships: id => byId.get(id)?.memberships ?? [],
    /** Whether somebody is its member. */
    isGroup: id => groups.has(id),
    /** What it is mostly called, where that is shorter than its name. */
    called: id => called.get(id) ?? names.get(`actors/${id}`) ?? readable(id),
    /** Its short name: the first alias in capitals, or else its id in words. */
    short: id => shortNames.get(id) ?? readable(id),
    /** The name of a subject, `issues/…` or `actors/…`. */
    subject: path => called.get(path.replace(/^actors\//, '')) ?? names.get(path) ?? readable(path.split('/')[1]),
    proposition: path => issues.rows.find(issue => `issues/${issue.id}` === path)?.proposition ?? null,
  };
}
