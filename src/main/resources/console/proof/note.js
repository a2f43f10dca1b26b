// Checkpoints as they are passed on: C2SP signed notes with an Ed25519 signature over a C2SP tlog-checkpoint.
import {hash, octets, sha256, Uncheckable, Unverified, utf8} from './merkle.js';

const ED25519 = 1;
const TEXT = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([^\n]+)\n/;
const SIGNATURE = /^— (\S+) (\S+)$/;

/** Name, id and octets of a verifier key, `name+id+key`; throws {@link Unverified} unless the id is that of the name and key. */
export async function readKey(text) {
  const [name, id, ...rest] = text.trim().split('+');
  const typed = octets(rest.join('+')); // Base 64 may have plus signs itself
  if (typed[0] !== ED25519 || typed.length !== 33) {
    throw new Unverified('the key is no Ed25519 key');
  }
  const made = hex((await sha256(utf8(`${name}\n`), typed)).slice(0, 4));
  if (made !== id) {
    throw new Unverified(`the key says to be ${id} and is ${made}`);
  }
  return {name, id, raw: typed.slice(1)};
}

/** All of a key's digest, to be compared with somebody's: the id is short enough to find another key for it. */
export async function fingerprint(text) {
  const {raw} = await readKey(text);
  return hex(await sha256(raw)).match(/.{8}/g).join(' ');
}

/** Origin, size and root of a note as they are written, whoever has signed it; throws {@link Unverified} for what is no checkpoint. */
export function parse(note) {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const [, origin, size, root] = TEXT.exec(text) ?? [];
  if (end < 0 || !note.endsWith('\n') || text.includes('\n\n') || origin === undefined || !Number.isSafeInteger(Number(size))) {
    throw new Unverified('what should be a checkpoint is none');
  }
  hash(root);
  const signatures = note.slice(end + 2, -1).split('\n').map(line => SIGNATURE.exec(line))
      .map(parts => parts && {name: parts[1], octets: octets(parts[2])});
  if (signatures.includes(null)) {
    throw new Unverified('what should be a signature is none');
  }
  return {origin, size: Number(size), root, text, signatures, note};
}

/** The checkpoint of a note that the key has signed. Throws {@link Unverified}, and {@link Uncheckable} in a browser without Ed25519. */
export async function requireSigned(note, key) {
  const checkpoint = parse(note);
  const {name, id, raw} = await readKey(key);
  if (checkpoint.origin !== name) {
    throw new Unverified('the checkpoint is of another ledger than the key');
  }
  const named = checkpoint.signatures.filter(each => each.name === name);
  const own = named.filter(each => hex(each.octets.slice(0, 4)) === id);
  if (own.length === 0) {
    throw new Unverified(named.length > 0 ? 'the checkpoint is signed by another key' : 'the checkpoint is not signed');
  }
  const signer = await imported(raw);
  for (const each of own) {
    if (!await crypto.subtle.verify('Ed25519', signer, each.octets.slice(4), utf8(checkpoint.text))) {
      throw new Unverified('the signature of the checkpoint is wrong');
    }
  }
  return checkpoint;
}

async function imported(raw) {
  try {
    return await crypto.subtle.importKey('raw', raw, {name: 'Ed25519'}, false, ['verify']);
  } catch (failure) {
    if (failure.name === 'NotSupportedError') {
      throw new Uncheckable('this browser cannot check signatures');
    }
    throw new Unverified('the key is no Ed25519 key');
  }
}

const hex = bytes => [...bytes].map(octet => octet.toString(16).padStart(2, '0')).join('');
