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
  return {
    actors: actors.rows,
    issues: issues.rows,
    /** The name of an actor. */
    actor: id => names.get(`actors/${id}`) ?? readable(id),
    /** The name of a subject, `issues/…` or `actors/…`. */
    subject: path => names.get(path) ?? readable(path.split('/')[1]),
    proposition: path => issues.rows.find(issue => `issues/${issue.id}` === path)?.proposition ?? null,
  };
}
