// Server-sent events, read by fetch: an EventSource sends no token, and an address with one in it would be in every log.
import {open, Problem} from './api.js';

const RETRY = 2_000;
/** A server that is there is heard four times as often. */
const SILENCE = 60_000;

/**
 * Reads a stream, and goes on after the last id that was read whenever it is broken off, until `signal` or `heard` ends it.
 *
 * @param heard takes an event, `{id, name, data}`; true: that was enough
 * @param lost called each time that it has ended without being told to, or the server does not answer
 * @throws Problem a refusal that asking again does not change
 */
export async function listen(address, {signal, heard, lost = () => {}}) {
  let last = null;
  while (!signal.aborted) {
    const attempt = new AbortController();
    const stop = () => attempt.abort();
    signal.addEventListener('abort', stop);
    try {
      const {body} = await open('GET', address, undefined, {
        signal: attempt.signal, headers: {Accept: 'text/event-stream', ...(last !== null && {'Last-Event-ID': last})},
      });
      for await (const event of read(body, stop)) {
        last = event.id ?? last;
        if (event.data !== null && heard(event)) {
          return;
        }
      }
    } catch (failure) {
      if (failure instanceof Problem && isFinal(failure.status)) {
        throw failure;
      }
    } finally {
      stop();
      signal.removeEventListener('abort', stop);
    }
    if (!signal.aborted) {
      lost();
      await pause(signal);
    }
  }
}

/** Of a refusal; 0 is a server that does not answer, 429 one that is asked too often. */
const isFinal = status => status >= 400 && status < 500 && status !== 429;

/** The events of a body; `silent` is called when nothing has come for too long. */
async function* read(body, silent) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let timer;
  const listened = () => {
    clearTimeout(timer);
    timer = setTimeout(silent, SILENCE);
  };
  try {
    for (;;) {
      listened();
      const {value, done} = await reader.read();
      if (done) {
        return;
      }
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop();
      yield* blocks.map(event);
    }
  } finally {
    clearTimeout(timer);
  }
}

/** One as our server writes it: each field once, on a line. */
function event(block) {
  const fields = new Map(block.split('\n').map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
  return {id: fields.get('id') ?? null, name: fields.get('event'), data: fields.has('data') ? JSON.parse(fields.get('data')) : null};
}

/** Ends early when it is told to, or the network is back. */
function pause(signal) {
  return new Promise(then => {
    const timer = setTimeout(end, RETRY);
    function end() {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      then();
    }
    addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}
