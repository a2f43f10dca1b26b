// What this browser finds out of the ledger by itself, and what it remembers of it from before: key and checkpoints.
import {get, path, Problem, send} from './api.js';
import {ofLeaf, requireConsistent, requireIncluded, Uncheckable, Unverified, written} from './proof/merkle.js';
import {fingerprint, parse, readKey, requireSigned} from './proof/note.js';

const KEY = 'demarche.ledger.key';
const SEEN = 'demarche.ledger.checkpoints';
/** The first checkpoint that was seen, and the last of them. */
const MOST_SEEN = 12;

/** The ledger has another key than the one that this browser has seen first. */
export class OtherKey extends Unverified {
  constructor(kept, given) {
    super('the ledger is signed by another key than the one this browser has seen before');
    this.kept = kept;
    this.given = given;
  }
}

/** `[{at, note, key}]`: what this browser has found signed, when and by which key; the oldest first, and each goes on from that before. */
export function seen() {
  return JSON.parse(localStorage.getItem(SEEN) ?? '[]');
}

/** Keeps what goes on from the last that was seen; another tab may have seen a later one meanwhile. */
function keep({size, note}, key, last) {
  const before = seen();
  const isLater = !last || size > parse(last.note).size;
  if (isLater && before.at(-1)?.note === last?.note) {
    const [first, ...later] = [...before, {at: new Date().toISOString(), note, key}];
    localStorage.setItem(SEEN, JSON.stringify([first, ...later.slice(1 - MOST_SEEN)]));
  }
}

/** Both keys in full, for whoever compares them with what the operator says: `{kept, given}` of `{key, print}`. */
export async function compared({kept, given}) {
  const told = async key => ({key, print: await fingerprint(key).catch(failure => failure.message)});
  return {kept: await told(kept), given: await told(given)};
}

/** From now on another key is the ledger's: somebody has compared it. Checkpoints of another ledger are forgotten. */
export async function accept(key) {
  const {name} = await readKey(key);
  localStorage.setItem(KEY, key);
  localStorage.setItem(SEEN, JSON.stringify(seen().filter(each => parse(each.note).origin === name)));
  forget();
}

const text = async resource => (await send('GET', path(resource), undefined, {headers: {Accept: 'text/plain'}})).body;

let looking = Promise.resolve();

/**
 * The checkpoint of now: `{size, root, note, key, signed, isNewKey, isFirst}`, signed by the key that this browser has seen first
 * and going on from the last that it has seen; `isNewKey` and `isFirst`: before which it has seen none. Throws {@link Unverified}.
 * Where this browser cannot check signatures, `signed` says why, the rest holds, and nothing is kept of it.
 */
export function checkpoint() {
  looking = looking.then(look, look);
  return looking;
}

/** One at a time; what was seen is read before the server is asked, so that what it gives cannot be older. */
async function look() {
  const last = seen().at(-1);
  const [note, given] = await Promise.all([text('/ledger/checkpoint'), text('/ledger/key')]);
  const key = given.trim();
  const kept = localStorage.getItem(KEY);
  if (kept !== null && kept !== key) {
    throw new OtherKey(kept, key);
  }
  const {signed, ...now} = await ifCheckable(note, key);
  if (last) {
    await requireGoesOn(parse(last.note), now);
  }
  if (signed === null) {
    localStorage.setItem(KEY, key);
    keep(now, key, last);
  }
  return {...now, key, signed, isNewKey: kept === null, isFirst: last === undefined};
}

async function ifCheckable(note, key) {
  try {
    return {...await requireSigned(note, key), signed: null};
  } catch (failure) {
    if (failure instanceof Uncheckable && globalThis.crypto?.subtle) {
      return {...parse(note), signed: failure.message};
    }
    throw failure;
  }
}

/** Requires that one checkpoint goes on from another, by a proof that the server gives. Throws {@link Unverified}. */
export async function requireGoesOn(earlier, later) {
  if (later.size < earlier.size) {
    throw new Unverified(`the ledger has lost entries: ${later.size} of ${earlier.size} that were signed before`);
  }
  const proof = earlier.size === later.size || earlier.size === 0 ? {path: []}
      : await get('/ledger/proofs/consistency', {from: earlier.size, to: later.size});
  await requireConsistent(earlier.size, later.size, earlier.root, later.root, proof.path);
}

/**
 * A checkpoint that somebody has kept, signed by the ledger's key, or by that of before if this browser has seen it so; `signed` as
 * in {@link checkpoint}. Throws {@link Unverified}.
 */
export function readKept(text, key) {
  const note = `${text.trim()}\n`;
  return ifCheckable(note, seen().find(each => each.note === note)?.key ?? key);
}

let current = null;

/** One checkpoint for many entries, as long as it covers them. */
async function covering(revision) {
  const first = current ??= checkpoint();
  try {
    const found = await first;
    if (found.size >= revision) {
      return found;
    }
    if (current === first || current === null) {
      current = checkpoint();
    }
    return await current;
  } catch (failure) {
    current = null;
    throw failure;
  }
}

/** Looks at a checkpoint anew the next time. */
export function forget() {
  current = null;
}

/**
 * Whether the entry of a revision is in the ledger as the server says: `{state, reason, leafHash, size}`, the state `verified`,
 * `unverified` (it is not what was signed) or `unchecked` (nobody knows). Never throws.
 *
 * @param entry what is shown of it; else it is asked for
 * @param aggregate what it has to be about
 */
export async function verifyEntry(revision, {entry = null, aggregate = entry?.aggregate}) {
  try {
    const told = entry ?? (await get('/ledger/entries', {from: revision, limit: 1})).entries[0];
    const leaf = await requireLeaf(revision, told);
    if (told.aggregate !== aggregate) {
      throw new Unverified(`the entry is about something else, ${told.aggregate}`);
    }
    const {size, root, signed} = await covering(revision);
    const proof = await get('/ledger/proofs/inclusion', {revision, size});
    await requireIncluded(revision - 1, size, leaf, root, proof.path);
    return {
      state: signed === null ? 'verified' : 'unchecked',
      reason: signed && `${signed}; the proof of inclusion holds. The signature is checked by demarche verify`,
      leafHash: written(leaf),
      size,
    };
  } catch (failure) {
    return {state: stateOf(failure), reason: failure.message, leafHash: null, size: null};
  }
}

/** What a failure to verify says: a refusal, or a server that is not reached, says nothing of the ledger. */
export function stateOf(failure) {
  return failure instanceof Uncheckable || failure instanceof Problem ? 'unchecked' : 'unverified';
}

/** The hash of an entry's line, if the entry is what the line says. */
async function requireLeaf(revision, told) {
  const said = told && JSON.parse(told.leaf);
  if (told?.revision !== revision || said.revision !== revision) {
    throw new Unverified('the server gives another entry');
  }
  if (['type', 'aggregate', 'recordedAt'].some(field => said[field] !== told[field]) || said.metadata.who !== told.recordedBy) {
    throw new Unverified('what is shown is not what the leaf says');
  }
  const leaf = await ofLeaf(told.leaf);
  if (written(leaf) !== told.leafHash) {
    throw new Unverified('the entry is not what its hash says');
  }
  return leaf;
}
