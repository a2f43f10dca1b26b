// Tells what others have recorded since the view was drawn, and never moves it: whoever wants to see it asks for it.
import {path} from './api.js';
import {h, put, say} from './dom.js';
import {listen} from './events.js';
import {subject} from './session.js';

/** Of many events in a row, as of an import, not every one is drawn. */
const DRAW = 200;

let current = null;

/** Watches a crisis for the view about to be drawn; `renew` draws it anew. */
export function follow(crisis, renew) {
  current?.stop();
  current = new Live(crisis, renew);
}

export function unfollow() {
  current?.stop();
  current = null;
}

/** Where the bar has been drawn anew. */
export const redraw = () => current?.draw();

/** A page that nobody sees holds no connection, of which a browser has six: it goes on where it was when somebody looks again. */
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' ? current?.listen() : current?.pause());

class Live {
  #developments = 0;
  #stances = new Set();
  #others = 0;
  #state = null;
  #reading = null;
  #last = null;
  #timer = null;
  #why = null;
  #drawn = '';

  constructor(crisis, renew) {
    this.crisis = crisis;
    this.renew = renew;
    if (document.visibilityState === 'visible') {
      this.listen();
    }
  }

  async listen() {
    this.pause();
    const reading = new AbortController();
    this.#reading = reading;
    try {
      await listen(path(`/crises/${encodeURIComponent(this.crisis)}/stream`, {after: this.#last}), {
        signal: reading.signal,
        heard: event => this.#heard(event),
        lost: () => this.#become('lost'),
      });
    } catch (failure) {
      this.#why = failure.status === 401 ? 'the token is good no more' : failure.title;
      this.#become('refused');
    }
  }

  pause() {
    this.#reading?.abort();
  }

  #heard({id, name, data}) {
    this.#last = id;
    if (name !== 'progress' && data.recordedBy !== subject()) {
      this.#count(data);
    }
    this.#become('live');
  }

  #count({causes: [cause], changes}) {
    if (cause.kind === 'RECORDED' && cause.development) {
      this.#developments++;
    } else {
      this.#others++;
    }
    changes.forEach(change => this.#stances.add(`${change.holder} ${change.subject}`));
  }

  #become(state) {
    this.#state = state;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const now = `${this.#state} ${this.words()}`;
      if (now !== this.#drawn) {
        this.#drawn = now;
        this.draw();
        this.words() && say(this.words());
      }
    }, DRAW);
  }

  /** What is new; nothing: the empty text. */
  words() {
    const stances = this.#stances.size;
    return [
      this.#developments > 0 && `${this.#developments} new development${this.#developments === 1 ? '' : 's'}`,
      stances > 0 && `${stances} changed stance${stances === 1 ? '' : 's'}`,
      stances === 0 && this.#others > 0 && `${this.#others} change${this.#others === 1 ? '' : 's'}`,
    ].filter(Boolean).join(', ');
  }

  draw() {
    const place = document.getElementById('live');
    if (!place || this.#state === null || current !== this) {
      return;
    }
    place.className = this.#state === 'live' ? 'live' : 'live lost';
    const words = this.words();
    put(place, this.#state === 'lost' && h('span', {}, 'Connection lost, trying again '),
        this.#state === 'refused' && h('span', {}, `Not live: ${this.#why} `),
        words ? h('button', {type: 'button', class: 'fresh', onclick: () => this.renew()}, words)
            : this.#state === 'live' && 'Live');
  }

  stop() {
    this.pause();
    clearTimeout(this.#timer);
    if (current === this) {
      current = null;
    }
  }
}
