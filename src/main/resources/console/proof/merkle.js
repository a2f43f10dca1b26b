// The tree of RFC 9162 over SHA-256. Hashes are 32 octets in a Uint8Array; outside, Base 64 as on the wire.

const LENGTH = 32;

/** What is wrong, in words that name it. */
export class Unverified extends Error {}

/** What this browser cannot find out: neither right nor wrong. */
export class Uncheckable extends Error {}

/** The octets of a Base 64 text; throws {@link Unverified} unless they are written in the one way there is. */
export function octets(base64) {
  let read;
  try {
    read = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  } catch {
    throw new Unverified('what should be Base 64 is none');
  }
  if (written(read) !== base64) {
    throw new Unverified('what should be Base 64 is none');
  }
  return read;
}

export const written = bytes => btoa(String.fromCharCode(...bytes));

export const utf8 = text => new TextEncoder().encode(text);

/** A hash as it is on the wire. */
export function hash(base64) {
  const read = octets(base64);
  if (read.length !== LENGTH) {
    throw new Unverified('what should be a hash has another length');
  }
  return read;
}

export async function sha256(...parts) {
  if (!globalThis.crypto?.subtle) {
    throw new Uncheckable('this browser computes no hashes on a page without TLS from another machine');
  }
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** @param line text, or the octets themselves */
export const ofLeaf = line => sha256(LEAF, typeof line === 'string' ? utf8(line) : line);
const ofNode = (left, right) => sha256(NODE, left, right);

const same = (one, other) => one.every((octet, at) => octet === other[at]);

/** Requires that a leaf is at the index in the tree of that size and root; RFC 9162, 2.1.3.2. Throws {@link Unverified}. */
export async function requireIncluded(index, size, leaf, root, path) {
  if (!(index >= 0 && index < size)) {
    throw new Unverified('the entry is not in the tree');
  }
  let [fn, sn] = [index, size - 1];
  let made = leaf;
  for (const node of path.map(hash)) {
    if (sn === 0) {
      throw new Unverified('the proof is too long');
    }
    if (fn % 2 === 1 || fn === sn) {
      made = await ofNode(node, made);
      while (fn % 2 === 0 && fn !== 0) {
        [fn, sn] = [half(fn), half(sn)];
      }
    } else {
      made = await ofNode(made, node);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  if (sn !== 0) {
    throw new Unverified('the proof is too short');
  }
  if (!same(made, hash(root))) {
    throw new Unverified('the entry is not in the ledger that was signed');
  }
}

/** Requires that the tree of the first size and root is the beginning of the second; RFC 9162, 2.1.4.2. Throws {@link Unverified}. */
export async function requireConsistent(first, second, firstRoot, secondRoot, path) {
  if (first > second) {
    throw new Unverified('the later checkpoint has fewer entries than the earlier');
  }
  const [from, to] = [hash(firstRoot), hash(secondRoot)];
  if (first === second || first === 0) {
    if (first === second && !same(from, to)) {
      throw new Unverified('two checkpoints of one size differ: the ledger has two histories');
    }
    if (first === 0 && !same(from, await sha256())) {
      throw new Unverified('a checkpoint of no entries has another root than nothing has');
    }
    if (path.length > 0) {
      throw new Unverified('the proof of consistency is too long');
    }
    return;
  }
  const nodes = path.map(hash);
  const nodesAndFirst = isPower(first) ? [from, ...nodes] : nodes;
  if (nodesAndFirst.length === 0) {
    throw new Unverified('the proof of consistency is too short');
  }
  let [fn, sn] = [first - 1, second - 1];
  while (fn % 2 === 1) {
    [fn, sn] = [half(fn), half(sn)];
  }
  let [fr, sr] = [nodesAndFirst[0], nodesAndFirst[0]];
  for (const node of nodesAndFirst.slice(1)) {
    if (sn === 0) {
      throw new Unverified('the proof of consistency is too long');
    }
    if (fn % 2 === 1 || fn === sn) {
      fr = await ofNode(node, fr);
      sr = await ofNode(node, sr);
      while (fn % 2 === 0 && fn !== 0) {
        [fn, sn] = [half(fn), half(sn)];
      }
    } else {
      sr = await ofNode(sr, node);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  if (sn !== 0) {
    throw new Unverified('the proof of consistency is too short');
  }
  if (!same(fr, from) || !same(sr, to)) {
    throw new Unverified('the later checkpoint does not go on from the earlier: what lies before it was altered, or there are two histories');
  }
}

/** Sizes are beyond what the operators of bits take. */
const half = number => Math.floor(number / 2);

function isPower(number) {
  let odd = number;
  while (odd % 2 === 0) {
    odd /= 2;
  }
  return odd === 1;
}

/** A tree that only grows: the roots of its complete subtrees from left to right, one for each bit of its size. */
export class Range {
  #roots = [];
  #size = 0;

  get size() {
    return this.#size;
  }

  /** Leaves that follow, level by level at once where they are a complete subtree: asking for one hash after the other waits most. */
  async append(leaves) {
    let from = 0;
    while (from < leaves.length) {
      let count = 1;
      while (count * 2 <= leaves.length - from && this.#size % (count * 2) === 0) {
        count *= 2;
      }
      await this.#add(await subtree(leaves.slice(from, from + count)), count);
      from += count;
    }
  }

  async #add(root, count) {
    let [merged, width] = [root, count];
    while (this.#roots.length > 0 && this.#roots.at(-1).width === width) {
      merged = await ofNode(this.#roots.pop().root, merged);
      width *= 2;
    }
    this.#roots.push({root: merged, width});
    this.#size += count;
  }

  async root() {
    if (this.#roots.length === 0) {
      return sha256();
    }
    let root = this.#roots.at(-1).root;
    for (const left of this.#roots.slice(0, -1).reverse()) {
      root = await ofNode(left.root, root);
    }
    return root;
  }
}

async function subtree(leaves) {
  let level = leaves;
  while (level.length > 1) {
    const pairs = [];
    for (let at = 0; at < level.length; at += 2) {
      pairs.push(ofNode(level[at], level[at + 1]));
    }
    level = await Promise.all(pairs);
  }
  return level[0];
}
