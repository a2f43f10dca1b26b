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

/** An id in words, where no name is known. */
export const readable = id => (id.charAt(0).toUpperCase() + id.slice(1)).replaceAll('-', ' ');
