// Who is signed in, and what of the page is theirs.
import {get} from './api.js';

let me = null;

/** Asks anew who the token belongs to; throws where it is nobody's. */
export async function begin() {
  me = await get('/me');
  return me;
}

export const subject = () => me?.subject;

/** Whether a role is among those of whoever is signed in: what would be refused is not shown. */
export const may = role => Boolean(me?.roles.includes(role));
