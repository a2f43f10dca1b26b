// Which days of a course are shown: all, those on which evidence took effect, and those that somebody zooms to. Times are milliseconds.
import {isDay, shortDay} from './words.js';

const DAY = 86_400_000;
/** Fewer days are not shown. */
const FEWEST = 4 * DAY;
/** So much of the evidence's days is added after the last, and so many days at least. */
const [AFTER, LEAST] = [.15, 10 * DAY];

const floor = time => Math.floor(time / DAY) * DAY;

/** With a little before the first change and after the last, so that no mark lies on an edge. */
export const whole = moments => ({from: floor(Math.min(...moments)) - 2 * DAY, until: floor(Math.max(...moments)) + 5 * DAY});

/** From shortly before the first to shortly after the last of what took effect, without the long time in which it only fades. */
export function settled(moments, all) {
  if (moments.length === 0) {
    return all;
  }
  const {from, until} = whole(moments);
  const days = within({from, until: until + Math.max(LEAST, floor(AFTER * (until - from)))}, all);
  return days.until - days.from > .8 * (all.until - all.from) ? all : days;
}

/** Whether a day or an instant is among days. */
export function inside(moment, {from, until}) {
  const time = Date.parse(isDay(moment) ? `${moment}T12:00:00Z` : moment);
  return time >= from && time <= until;
}

function within({from, until}, all) {
  const long = Math.min(Math.max(until - from, FEWEST), all.until - all.from);
  const start = Math.min(Math.max(from, all.from), all.until - long);
  return {from: start, until: start + long};
}

/** So many times as long, with one moment staying where it is. */
export function zoomed({from, until}, factor, around, all) {
  const long = Math.max(FEWEST, floor((until - from) * factor));
  const start = floor(around - long * (around - from) / (until - from));
  return within({from: start, until: start + long}, all);
}

/** Earlier by a part of their length, or later. */
export function moved({from, until}, part, all) {
  const by = Math.sign(part) * Math.max(DAY, floor(Math.abs(part) * (until - from)));
  return within({from: from + by, until: until + by}, all);
}

export const narrowed = (one, other, all) => within({from: floor(Math.min(one, other)), until: floor(Math.max(one, other)) + DAY}, all);

/** Between an address and times: `{from, until}` as days of both, or, given `all`, the times of days; null where none are named. */
export function dates(span, all = null) {
  if (all === null) {
    return {from: new Date(span.from).toISOString().slice(0, 10), until: new Date(span.until).toISOString().slice(0, 10)};
  }
  return isDay(span.from) && isDay(span.until) && span.from < span.until
      ? within({from: Date.parse(`${span.from}T00:00:00Z`), until: Date.parse(`${span.until}T00:00:00Z`)}, all) : null;
}

/** Days to write below, so many at most: every so many days, or the first days of months. */
export function ticks({from, until}, most) {
  const days = (until - from) / DAY;
  const step = [1, 2, 5, 7, 14].find(each => days / each <= most);
  const times = step ? Array.from({length: Math.floor(days / step) + 1}, (_, at) => from + at * step * DAY) : months(from, until, most);
  let year = null;
  return times.slice(step ? 1 : 0).filter(time => until - time > .03 * (until - from)).map(time => {
    const iso = new Date(time).toISOString().slice(0, 10);
    const words = iso.slice(0, 4) === year ? shortDay(iso) : `${shortDay(iso)} ${iso.slice(0, 4)}`;
    year = iso.slice(0, 4);
    return {time, words};
  });
}

function months(from, until, most) {
  const first = new Date(from);
  const count = (until - from) / (30.4 * DAY);
  const step = [1, 2, 3, 6, 12, 24, 60].find(each => count / each <= most) ?? 120;
  const times = [];
  for (let at = 1; ; at += step) {
    const time = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + at, 1);
    if (time >= until) {
      return times;
    }
    times.push(time);
  }
}
