// The whole state of a view is its address: a finding is a link.

/** Milliseconds after which a day that is stepped over is written into the address: browsers refuse to do that often. */
export const REST = 200;

const listeners = new Set();

/** Crisis and view by the path, the rest by the query. */
export function here() {
  const [, first, crisis, view] = location.pathname.split('/');
  return {
    crisis: first === 'crises' ? decodeURIComponent(crisis ?? '') : null,
    view: first === 'crises' ? view || 'replay' : null,
    ...Object.fromEntries(new URLSearchParams(location.search)),
  };
}

export function link(crisis, view, parameters = {}) {
  const query = new URLSearchParams(
      Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== ''));
  return `/crises/${encodeURIComponent(crisis)}/${view}${query.size ? `?${query}` : ''}`;
}

/** Goes to another view. */
export function go(address) {
  history.pushState(null, '', address);
  tell();
}

/** Changes some parameters of this view; null takes one away. `replace`: without a step in the history. */
export function change(parameters, {replace = false} = {}) {
  const {crisis, view, ...old} = here();
  const address = link(crisis, view, {...old, ...parameters});
  if (address !== location.pathname + location.search) {
    history[replace ? 'replaceState' : 'pushState'](null, '', address);
    tell();
  }
}

/** Listens to every change; returns how to stop. */
export function watch(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whoever has stopped meanwhile, as a view that was left by the first listener, hears nothing any more. */
function tell() {
  [...listeners].forEach(listener => listeners.has(listener) && listener(here()));
}

window.addEventListener('popstate', tell);

/** Links within the console change the view, not the document. */
document.addEventListener('click', event => {
  const to = event.target.closest?.('a[href^="/crises/"]');
  if (to && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.defaultPrevented) {
    event.preventDefault();
    go(to.getAttribute('href'));
  }
});
