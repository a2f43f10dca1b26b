// Elements are made of text alone: what recorders have written is never read as markup.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element. Attributes: `on…` listens, `class`, `dataset` and properties as they are called in HTML; null and false are left
 * out, true is an attribute without a value. Children: elements, texts, numbers, lists of them; null and false are left out.
 */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for a drawing. */
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name === 'style') {
      Object.entries(value).forEach(([property, set]) => element.style.setProperty(property, set));
    } else if (name === 'dataset') {
      Object.assign(element.dataset, value);
    } else if (name === 'value') {
      element.value = value;
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Puts new children in the place of all there are. */
export function put(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Appends more rows; whoever had the focus on what asked for them, in `turn`, goes on at the first that came. */
export function add(body, rows, turn) {
  const goesOn = turn.contains(document.activeElement);
  body.append(...rows);
  if (goesOn && rows.length > 0) {
    rows[0].tabIndex = -1;
    rows[0].focus({preventScroll: true});
  }
}

/** Tells those who do not see the page. */
export function say(text) {
  document.getElementById('said').textContent = text;
}

/** A link that leads out of the page, if it is one of the web; else its text. */
export function outward(url, text = url) {
  return /^https?:\/\//i.test(url ?? '')
      ? h('a', {href: url, target: '_blank', rel: 'noopener noreferrer'}, text)
      : h('span', {}, text);
}

/** What was refused, and what to do about it. */
export function problem(failure) {
  return h('div', {class: 'problem', role: 'alert'},
      h('strong', {}, failure.title ?? 'That did not work.'), ' ', failure.detail ?? failure.message,
      failure.code && h('small', {}, ` ${failure.code}`));
}
