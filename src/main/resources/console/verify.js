// Proofs, computed in this browser: RFC 9162 (SHA-256) and a checkpoint that is signed with Ed25519 (C2SP signed note).
import {get, path, send} from './api.js';

const KEY = 'demarche.ledger.key';
const SEEN = 'demarche.ledger.checkpoint';

const utf8 = text => new TextEncoder().encode(text);
const octets = base64 => Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
const base64 = bytes => btoa(String.fromCharCode(...bytes));

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const sha256 = async bytes => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
export const leafHash = async line => base64(await sha256(joined([0], utf8(line))));
const nodeHash = async (left, right) => base64(await sha256(joined([1], octets(left), octets(right))));

/** What is wrong, in words that name it. */
export class Unverified extends Error {}

/** The root to which an inclusion proof leads; RFC 9162, 2.1.3.2. Throws {@link Unverified} where the path has another form. */
export async function rootOfInclusion(index, size, leaf, proof) {
  if (!(index >= 0 && index < size)) {
    throw new Unverified('the entry is not in the tree');
  }
  let fn = index;
  let sn = size - 1;
  let root = leaf;
  for (const node of proof) {
    if (sn === 0) {
      throw new Unverified('the proof is too long');
    }
    if (fn % 2 === 1 || fn === sn) {
      root = await nodeHash(node, root);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      root = await nodeHash(root, node);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  if (sn !== 0) {
    throw new Unverified('the proof is too short');
  }
  return root;
}

/** Whether the tree of one size and root goes on as that of another; RFC 9162, 2.1.4.2. Throws {@link Unverified} where not. */
export async function requireConsistent(first, second, firstRoot, secondRoot, proof) {
  if (first === second || first === 0) {
    if (proof.length > 0 || (first === second && firstRoot !== secondRoot)) {
      throw new Unverified('two checkpoints of one size differ');
    }
    return;
  }
  const isPower = (first & (first - 1)) === 0 && first < 2 ** 31;
  const nodes = isPower ? [firstRoot, ...proof] : [...proof];
  if (nodes.length === 0) {
    throw new Unverified('the proof of consistency is empty');
  }
  let fn = first - 1;
  let sn = second - 1;
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  let fr = nodes[0];
  let sr = nodes[0];
  for (const node of nodes.slice(1)) {
    if (sn === 0) {
      throw new Unverified('the proof of consistency is too long');
    }
    if (fn % 2 === 1 || fn === sn) {
      fr = await nodeHash(node, fr);
      sr = await nodeHash(node, sr);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      sr = await nodeHash(sr, node);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  if (fr !== firstRoot || sr !== secondRoot || sn !== 0) {
    throw new Unverified('the ledger does not go on from the checkpoint that this browser has seen');
  }
}

/** `{origin, size, root}` of a signed note, if the key has signed it; else throws {@link Unverified}. */
export async function readCheckpoint(note, verifierKey) {
  const [text, signatures] = note.split('\n\n');
  const [origin, size, root] = text.split('\n');
  const [name, id, encoded] = splitKey(verifierKey);
  if (origin !== name) {
    throw new Unverified('the checkpoint is of another ledger than the key');
  }
  const key = octets(encoded);
  if (key[0] !== 1 || key.length !== 33) {
    throw new Unverified('the key is no Ed25519 key');
  }
  const line = (signatures ?? '').split('\n').find(each => each.startsWith(`— ${name} `));
  if (!line) {
    throw new Unverified('the checkpoint is not signed');
  }
  const signature = octets(line.split(' ').at(-1));
  if ([...signature.slice(0, 4)].map(octet => octet.toString(16).padStart(2, '0')).join('') !== id) {
    throw new Unverified('the checkpoint is signed by another key');
  }
  let signer;
  try {
    signer = await crypto.subtle.importKey('raw', key.slice(1), {name: 'Ed25519'}, false, ['verify']);
  } catch {
    throw new Unverified('this browser cannot check Ed25519 signatures');
  }
  if (!await crypto.subtle.verify('Ed25519', signer, signature.slice(4), utf8(`${text}\n`))) {
    throw new Unverified('the signature of the checkpoint is wrong');
  }
  return {origin, size: Number(size), root};
}

/** Name, key id and key; the key may have plus signs itself. */
function splitKey(verifierKey) {
  const [name, id, ...rest] = verifierKey.trim().split('+');
  return [name, id, rest.join('+')];
}

/**
 * The checkpoint of now, signed by the key that this browser has seen first, and going on from the last checkpoint that it has
 * seen. Throws {@link Unverified}.
 */
export async function checkpoint() {
  const [{body: note}, {body: key}] = await Promise.all([
    send('GET', path('/ledger/checkpoint'), undefined, {headers: {Accept: 'text/plain'}}),
    send('GET', path('/ledger/key'), undefined, {headers: {Accept: 'text/plain'}}),
  ]);
  const kept = localStorage.getItem(KEY);
  if (kept !== null && kept !== key.trim()) {
    throw new Unverified('the ledger is signed by another key than the one this browser has seen before');
  }
  const now = {...await readCheckpoint(note, key), note, key: key.trim()};
  const seen = JSON.parse(localStorage.getItem(SEEN) ?? 'null');
  if (seen !== null) {
    if (now.size < seen.size) {
      throw new Unverified(`the ledger has lost entries: ${now.size} of ${seen.size} that this browser has seen`);
    }
    const proof = now.size === seen.size ? {path: []}
        : await get('/ledger/proofs/consistency', {from: seen.size, to: now.size});
    await requireConsistent(seen.size, now.size, seen.root, now.root, proof.path);
  }
  localStorage.setItem(KEY, now.key);
  localStorage.setItem(SEEN, JSON.stringify({size: now.size, root: now.root}));
  return now;
}

let current = null;

/** One checkpoint for many entries, as long as it covers them. */
async function covering(revision) {
  current ??= checkpoint();
  try {
    if ((await current).size < revision) {
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

/** Whether the entry of a revision is in the ledger as the server says: `{verified, reason, leafHash, size}`; never throws. */
export async function verifyEntry(revision, entry = null) {
  try {
    const told = entry ?? (await get('/ledger/entries', {from: revision, limit: 1})).entries[0];
    const said = told && JSON.parse(told.leaf);
    if (told?.revision !== revision || said.revision !== revision) {
      throw new Unverified('the server gives another entry');
    }
    if (['type', 'aggregate', 'recordedAt'].some(field => said[field] !== told[field]) || said.metadata.who !== told.recordedBy) {
      throw new Unverified('what is shown is not what the leaf says');
    }
    const hash = await leafHash(told.leaf);
    if (hash !== told.leafHash) {
      throw new Unverified('the entry is not what its hash says');
    }
    const {size, root} = await covering(revision);
    const proof = await get('/ledger/proofs/inclusion', {revision, size});
    if (await rootOfInclusion(revision - 1, size, hash, proof.path) !== root) {
      throw new Unverified('the entry is not in the ledger that was signed');
    }
    return {verified: true, reason: null, leafHash: hash, size};
  } catch (failure) {
    return {verified: false, reason: failure.message, leafHash: null, size: null};
  }
}
