// Tells what others have recorded since the view was drawn, and never moves it: whoever wants to see it asks for it.
import {get} from './api.js';
import {h, put, say} from './dom.js';

const EVERY = 10_000;

let current = null;

/** Watches a crisis for the view just drawn; `renew` draws it anew. */
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

/** Somebody looks again, or the network is back: no reason to wait. */
const hasten = () => document.visibilityState === 'visible' && current?.look();
document.addEventListener('visibilitychange', hasten);
addEventListener('online', hasten);

class Live {
  #seen = null;
  #latest = null;
  #reached = true;
  #timer = null;

  constructor(crisis, renew) {
    this.crisis = crisis;
    this.renew = renew;
    this.look();
  }

  async look() {
    clearTimeout(this.#timer);
    const {crisis} = this;
    try {
      const {asOf} = await get(`/crises/${encodeURIComponent(crisis)}`);
      const before = this.#latest;
      this.#seen ??= asOf.known.revision;
      this.#latest = asOf.known.revision;
      if (before !== null && this.#latest > before) {
        say(this.words());
      }
      this.#reached = true;
    } catch (failure) {
      if (failure.status === 401) {
        this.stop();
        return;
      }
      this.#reached = false;
    }
    if (current === this) {
      this.draw();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => document.visibilityState === 'visible' && this.look(), EVERY);
    }
  }

  words() {
    const fresh = this.#latest - this.#seen;
    return `${fresh} new ${fresh === 1 ? 'entry' : 'entries'}`;
  }

  draw() {
    const place = document.getElementById('live');
    if (!place || this.#seen === null && this.#reached) {
      return;
    }
    place.className = this.#reached ? 'live' : 'live lost';
    put(place, !this.#reached ? 'Server not reached, trying again'
        : this.#latest === this.#seen ? 'Live'
            : h('button', {type: 'button', class: 'fresh', onclick: () => this.renew()}, this.words()));
  }

  stop() {
    clearTimeout(this.#timer);
    if (current === this) {
      current = null;
    }
  }
}
