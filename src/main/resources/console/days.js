// The pictures of many days, stepped through without asking: one request brings what differs from day to day.
import {get} from './api.js';
import {dayIn, daysBetween, inForce, isDay, plusDays} from './words.js';

/** So many days can be asked for at once. */
const MOST = 1100;

/** What fades moves a little every day; this much, in millionths, is told as a change. */
const NOTABLE = 20_000;
/** Days without a change before which what was first is taken for history, and days shown after the last change. */
const GAP = 60;
const AFTER = 14;

export const track = ({holder, subject}) => `${holder} ${subject}`;

/** Takes a picture's place: stances by track, as of one day, and which of them changed on it. */
export class Days {
  #changes;
  #standing = new Map();
  #next = 0;
  #day = null;
  #shown = null;

  /** @param changes of `GET …/days`, in their order */
  constructor(changes, from, until, asOf) {
    this.#changes = changes;
    this.asOf = asOf;
    this.from = from;
    this.until = until;
    const standing = new Map();
    let held = 0;
    /** The first day on which as many stances were in force as ever, and how many; null where there is none. */
    this.fullest = null;
    /** How many stances changed, by day. */
    this.counts = new Map();
    changes.forEach((change, at) => {
      const before = standing.get(track(change));
      if (isNotable(before, change)) {
        this.counts.set(change.day, (this.counts.get(change.day) ?? 0) + 1);
      }
      standing.set(track(change), change);
      held += inForce(change) - inForce(before);
      const isDone = changes[at + 1]?.day !== change.day && change.day >= from && change.day <= until;
      if (isDone && held > (this.fullest?.held ?? 0)) {
        this.fullest = {day: change.day, held};
      }
    });
    /** Every track that has evidence on one of the days, once. */
    this.tracks = [...standing.values()];
  }

  static async load(crisis, {from, until, known, published, follow}) {
    const answer = await get(`/crises/${encodeURIComponent(crisis)}/days`,
        {from, until, at: until, known, published, follow: follow ? 'true' : null});
    return new Days(answer.changes, from, until, answer.asOf);
  }

  /** All days of a crisis, in one request, as an address asks for them: between `from` and `until`, or else those that matter. */
  static async of(crisis, asked) {
    const follow = asked.published === 'then';
    const days = await Days.load(crisis.id,
        {...await span(crisis, asked), known: asked.known, published: follow ? null : asked.published, follow});
    return isDay(asked.from) || isDay(asked.until) ? days : days.trimmed();
  }

  /** The same from shortly before changes follow one another to shortly after the last one. */
  trimmed() {
    const days = [...this.counts.keys()];
    const begin = days.findIndex((day, at) => at + 1 === days.length || daysBetween(day, days[at + 1]) <= GAP);
    if (begin < 0) {
      return this;
    }
    return new Days(this.#changes, begin === 0 ? this.from : this.clamp(plusDays(days[begin], -3)), this.clamp(plusDays(days.at(-1), AFTER)), this.asOf);
  }

  get length() {
    return daysBetween(this.from, this.until) + 1;
  }

  /** `{stances: Map(track -> stance), changed: Map(track -> the stance before, or undefined)}` at the end of a day. */
  at(day) {
    if (day === this.#day) {
      return this.#shown;
    }
    if (this.#day === null || day < this.#day) {
      this.#standing = new Map();
      this.#next = 0;
    }
    const changed = new Map();
    while (this.#next < this.#changes.length && this.#changes[this.#next].day <= day) {
      const change = this.#changes[this.#next++];
      const before = this.#standing.get(track(change));
      if (change.day === day && isNotable(before, change)) {
        changed.set(track(change), before);
      }
      this.#standing.set(track(change), change);
    }
    this.#day = day;
    this.#shown = {stances: this.#standing, changed};
    return this.#shown;
  }

  /** The nearest day after (1) or before (-1) one on which something changed; null without one. */
  change(day, direction) {
    const days = [...this.counts.keys()].filter(each => each >= this.from && each <= this.until);
    return (direction > 0 ? days.find(each => each > day) : days.findLast(each => each < day)) ?? null;
  }

  /** The day of the last change. */
  get latest() {
    return this.change('9999-12-31', -1) ?? this.until;
  }

  /** The day to open on where none is asked for. */
  get first() {
    return this.fullest?.day ?? this.latest;
  }

  /** The track that changed most often, of several the first. */
  liveliest() {
    const moves = new Map();
    const standing = new Map();
    this.#changes.forEach(change => {
      const name = track(change);
      moves.set(name, (moves.get(name) ?? 0) + isNotable(standing.get(name), change));
      standing.set(name, change);
    });
    const most = Math.max(...moves.values());
    const {holder, subject} = this.tracks.find(each => moves.get(track(each)) === most);
    return {holder, subject};
  }

  clamp(day) {
    return day < this.from ? this.from : day > this.until ? this.until : day;
  }

  day(index) {
    return plusDays(this.from, index);
  }
}

/** From the first change on, three years at most; where nothing is said, up to today. */
async function span(crisis, asked) {
  const today = new Date().toISOString().slice(0, 10);
  if (isDay(asked.from)) {
    const most = plusDays(asked.from, MOST - 1);
    return {from: asked.from, until: isDay(asked.until) ? asked.until : most < today ? most : today};
  }
  const first = await get(`/crises/${encodeURIComponent(crisis.id)}/changes`, {limit: 1, at: today, known: asked.known});
  const from = first.changes.length > 0 ? dayIn(crisis.zone, first.changes[0].moment) : plusDays(today, -30);
  const most = plusDays(from, MOST - 1);
  return {from, until: isDay(asked.until) && asked.until < most ? asked.until : most < today ? most : today};
}

/** Whether two readings of a stance differ so much that it is told. */
export function isNotable(before, now) {
  return before === undefined || before.label !== now.label || before.contested !== now.contested
      || Math.abs((before.value ?? 0) - (now.value ?? 0)) >= NOTABLE;
}
