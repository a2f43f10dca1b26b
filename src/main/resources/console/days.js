// The pictures of many days, stepped through without asking: one request brings what differs from day to day.
import {get} from './api.js';
import {daysBetween, plusDays} from './words.js';

export const MOST = 1100;

/** Takes a picture's place: stances by track, as of one day, and which of them differ from the day before. */
export class Days {
  #changes;
  #standing = new Map();
  #next = 0;
  #day = null;

  /** @param answer of `GET …/days` */
  constructor(answer, from, until) {
    this.asOf = answer.asOf;
    this.from = from ?? answer.changes[0]?.day ?? until;
    this.until = until;
    this.#changes = answer.changes;
    /** How many stances differ from the day before, by day. */
    this.counts = new Map();
    for (const {day} of answer.changes) {
      this.counts.set(day, (this.counts.get(day) ?? 0) + 1);
    }
    /** Every track that has evidence on one of the days, once. */
    this.tracks = [...new Map(answer.changes.map(change => [track(change), change])).values()];
  }

  static async load(crisis, {from, until, known, published, follow}) {
    const answer = await get(`/crises/${encodeURIComponent(crisis)}/days`,
        {from, until, at: until, known, published, follow: follow ? 'true' : null});
    return new Days(answer, from, until);
  }

  get length() {
    return daysBetween(this.from, this.until) + 1;
  }

  /** `{stances: Map(track -> change), changed: Map(track -> the stance before, or undefined)}` of a day. */
  at(day) {
    if (this.#day === null || day < this.#day) {
      this.#standing = new Map();
      this.#next = 0;
    }
    const changed = new Map();
    while (this.#next < this.#changes.length && this.#changes[this.#next].day <= day) {
      const change = this.#changes[this.#next++];
      if (change.day === day) {
        changed.set(track(change), this.#standing.get(track(change)));
      }
      this.#standing.set(track(change), change);
    }
    if (day === this.#day) {
      return this.shown;
    }
    this.#day = day;
    this.shown = {stances: this.#standing, changed};
    return this.shown;
  }

  /** The nearest day after (1) or before (-1) one on which something changed; null without one. */
  change(day, direction) {
    const days = [...this.counts.keys()];
    return (direction > 0 ? days.find(each => each > day) : days.findLast(each => each < day)) ?? null;
  }

  clamp(day) {
    return day < this.from ? this.from : day > this.until ? this.until : day;
  }

  day(index) {
    return plusDays(this.from, index);
  }
}

export const track = ({holder, subject}) => `${holder} ${subject}`;
