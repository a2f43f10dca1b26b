// A whole export held against a checkpoint, line by line as it comes: no more of it is kept than a block of hashes.
import {ofLeaf, Range, Uncheckable, Unverified, written} from './merkle.js';

/** Leaves that are hashed at once; a power of two. */
const BLOCK = 1024;
const LINE_FEED = 10;

/** The lines of a stream of octets, without their line feeds; throws {@link Unverified} where the last has none. */
async function* lines(stream) {
  const reader = stream.getReader();
  let begun = [];
  try {
    for (let {done, value} = await next(reader); !done; {done, value} = await next(reader)) {
      let from = 0;
      for (let end = value.indexOf(LINE_FEED); end >= 0; end = value.indexOf(LINE_FEED, from)) {
        yield whole(begun, value.subarray(from, end));
        begun = [];
        from = end + 1;
      }
      if (from < value.length) {
        begun.push(value.slice(from));
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
  if (begun.length > 0) {
    throw new Unverified('the export ends within a line: it was cut off');
  }
}

/** That a stream breaks off says nothing of the ledger. */
async function next(reader) {
  try {
    return await reader.read();
  } catch (failure) {
    throw failure.name === 'AbortError' ? failure : new Uncheckable('the export could not be read to its end');
  }
}

function whole(begun, rest) {
  if (begun.length === 0) {
    return rest.slice();
  }
  const line = new Uint8Array(begun.reduce((length, part) => length + part.length, rest.length));
  let at = 0;
  for (const part of [...begun, rest]) {
    line.set(part, at);
    at += part.length;
  }
  return line;
}

/**
 * Requires that the first lines of a stream are the leaves of every one of some checkpoints, `{size, root}`; throws
 * {@link Unverified} otherwise. Tells how many lines were taken; -> how many there are.
 */
export async function requireExport(stream, checkpoints, {progress = () => {}} = {}) {
  const roots = new Map([...checkpoints].sort((one, other) => one.size - other.size).map(each => [each.size, each.root]));
  const range = new Range();
  let block = [];
  let good = 0;
  const take = async () => {
    await range.append(await Promise.all(block));
    block = [];
    progress(range.size);
    if (roots.has(range.size)) {
      if (written(await range.root()) !== roots.get(range.size)) {
        throw new Unverified(`the first ${range.size} entries are not those of the checkpoint`
            + (good > 0 ? `; the first ${good} are those of an earlier one, so that what is wrong lies between` : ''));
      }
      good = range.size;
    }
  };
  for await (const line of lines(stream)) {
    block.push(ofLeaf(line));
    const count = range.size + block.length;
    if (count % BLOCK === 0 || roots.has(count)) {
      await take();
    }
  }
  await take();
  const missing = [...roots.keys()].find(size => size > range.size);
  if (missing !== undefined) {
    throw new Unverified(`the export has ${range.size} entries, and a checkpoint covers ${missing}`);
  }
  return range.size;
}
