// Server-sent events, read by fetch: an EventSource sends no token, and an address with one in it would be in every log.
import {Problem, token} from './api.js';

const RETRY = 2_000;
/** A server that is there is heard four times as often. */
const SILENCE = 60_000;

/**
 * Reads a stream, and goes on after the last id that was read whenever it is broken off, until `signal` or `heard` ends it.
 *
 * @param heard takes an event, `{id, name, data}`; true: that was enough
 * @param lost called each time that the server does not answer
 * @throws Problem a refusal that asking again does not change
 */
export async function listen(address, {signal, heard, lost = () => {}}) {
  let last = null;
  while (!signal.aborted) {
    const attempt = new AbortController();
    const stop = () => attempt.abort();
    signal.addEventListener('abort', stop);
    try {
      for await (const event of read(await open(address, last, attempt.signal), stop)) {
        last = event.id ?? last;
        if (event.data !== null && heard(event)) {
          return;
        }
      }
    } catch (failure) {
      if (failure instanceof Problem && failure.status < 500) {
        throw failure;
      }
      if (!signal.aborted) {
        lost();
        await pause(signal);
      }
    } finally {
      stop();
      signal.removeEventListener('abort', stop);
    }
  }
}

async function open(address, last, signal) {
  const response = await fetch(address, {
    signal,
    headers: {
      Accept: 'text/event-stream',
      Authorization: `Bearer ${token.get()}`,
      ...(last !== null && {'Last-Event-ID': last}),
    },
  });
  if (!response.ok) {
    throw new Problem(response.status, await response.json().catch(() => ({})));
  }
  return response.body;
}

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
