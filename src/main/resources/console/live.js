// Tells what others have recorded since the view was drawn, and never moves it: whoever wants to see it asks for it.
import {path} from './api.js';
import {h, put, say} from './dom.js';
import {listen} from './events.js';
import {subject} from './session.js';

/** Of many events in a row, as of an import, not every one is drawn. */
const DRAW = 200;

/** A badge stays as wide as it is. */
const most = count => count > 999 ? '999+' : count;

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

  /** What is new, each as what is seen of it and what is only read out: there is little room. */
  #news() {
    const stances = this.#stances.size;
    return [
      this.#developments > 0 && [`${most(this.#developments)} new`, ` development${this.#developments === 1 ? '' : 's'}`],
      stances > 0 && [`${most(stances)} changed`, ` stance${stances === 1 ? '' : 's'}`],
      stances === 0 && this.#others > 0 && [`${most(this.#others)} change${this.#others === 1 ? '' : 's'}`, ''],
    ].filter(Boolean);
  }

  /** The same in one; nothing: the empty text. */
  words() {
    return this.#news().map(parts => parts.join('')).join(', ');
  }

  draw() {
    const place = document.getElementById('live');
    if (!place || this.#state === null || current !== this) {
      return;
    }
    place.className = this.#state === 'live' ? 'live' : 'live lost';
    put(place, this.#state === 'lost' ? 'Connection lost, trying again'
        : this.#state === 'refused' ? `Not live: ${this.#why}`
            : this.words() ? this.#button() : 'Live');
  }

  #button() {
    return h('button', {type: 'button', class: 'fresh', onclick: () => this.renew()},
        this.#news().map(([seen, read], i) => [i > 0 && ', ', seen, h('span', {class: 'unseen'}, read)]));
  }

  stop() {
    this.pause();
    clearTimeout(this.#timer);
    if (current === this) {
      current = null;
    }
  }
}
