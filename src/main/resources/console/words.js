// How values, labels and days are written, everywhere alike.

/** A label's words, its step of the scale (-3 opposed … 3 supportive, null: off the scale), and what it means. */
export const LABELS = {
  STRONGLY_SUPPORTS: {word: 'Strongly supports', short: 'Str. supports', step: 3},
  SUPPORTS: {word: 'Supports', short: 'Supports', step: 2},
  NEUTRAL: {word: 'Neutral', short: 'Neutral', step: 0},
  AMBIVALENT: {word: 'Ambivalent', short: 'Ambivalent', step: 0},
  UNCLEAR: {word: 'Unclear', short: 'Unclear', step: 0},
  OPPOSES: {word: 'Opposes', short: 'Opposes', step: -2},
  STRONGLY_OPPOSES: {word: 'Strongly opposes', short: 'Str. opposes', step: -3},
  LAPSED: {word: 'Lapsed', short: 'Lapsed', step: null},
  UNDECLARED: {word: 'Undeclared', short: '–', step: null},
};

const DAY = new Intl.DateTimeFormat('en-GB', {weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC'});
const SHORT = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', timeZone: 'UTC'});

/** Millionths as hundredths with a sign: 520704 is +52. */
export function value(millionths) {
  if (millionths === null || millionths === undefined) {
    return '–';
  }
  const hundredths = Math.round(millionths / 10_000);
  return hundredths > 0 ? `+${hundredths}` : hundredths < 0 ? `−${-hundredths}` : '0';
}

/** 2023-08-15 is Tue, 15 Aug 2023. */
export const day = iso => DAY.format(new Date(`${iso}T00:00:00Z`));
export const shortDay = iso => SHORT.format(new Date(`${iso}T00:00:00Z`));

/** Of two values the words for how far they are apart: +12. */
export const moved = (from, to) => value((to ?? 0) - (from ?? 0));

export function plusDays(iso, days) {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Which day of a zone an instant is on. */
export function dayIn(zone, instant) {
  return new Intl.DateTimeFormat('en-CA', {timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit'})
      .format(new Date(instant));
}

export const isDay = text => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** Whether somebody stands somewhere: neither undeclared nor lapsed. */
export const inForce = stance => stance !== undefined && LABELS[stance.label].step !== null;

/**
 * The name of an issue, which has none but its id: the id's words as a sentence begins, each with the capitals that it has in the
 * proposition, or in capitals where it is made of the initials of a name there. The capital that opens the proposition tells nothing.
 */
export function issueName(id, proposition = '') {
  const written = proposition.match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [];
  const known = new Map(written.filter((word, at) => at === 0 ? /^.+\p{Lu}/u.test(word) : /\p{Lu}/u.test(word))
      .map(word => [word.toLowerCase(), word]));
  for (const [name] of proposition.matchAll(/\p{Lu}[\p{L}'’]*(?: \p{Lu}[\p{L}'’]*)+/gu)) {
    const initials = name.split(' ').map(word => word[0]).join('');
    known.set(initials.toLowerCase(), initials);
  }
  return id.split('-').map((word, at) => known.get(word) ?? (at === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word)).join(' ');
}

/** An id in words, where no name is known: days stay as they are written, and `named` are words that have capitals of their own. */
export const readable = (id, named = new Map()) => (id.charAt(0).toUpperCase() + id.slice(1)).replace(/\d{4}-\d{2}-\d{2}|-|[^-]+/g,
    part => part === '-' ? ' ' : named.get(part.toLowerCase()) ?? part);
