// What keys do, in the view that is shown and in all of them; `?` tells.
import {h} from './dom.js';

const everywhere = [{keys: ['?'], words: 'Show the keys', run: show}];
let bindings = [];

/** Binds the keys of the view at a place, unless it was left: `{keys: ['ArrowLeft'], words, run(event)}`, `words` for the list. */
export function bind(place, list) {
  if (place.isConnected) {
    bindings = list;
  }
}

export function clear() {
  bindings = [];
}

export function show() {
  document.querySelector('dialog.keys')?.remove();
  const dialog = h('dialog', {class: 'keys', 'aria-labelledby': 'keys-title'},
      h('h2', {id: 'keys-title'}, 'Keys'),
      h('dl', {}, [...bindings, ...everywhere].map(binding => [
        h('dt', {}, binding.keys.map(key => h('kbd', {}, named(key)))), h('dd', {}, binding.words)])),
      h('form', {method: 'dialog'}, h('button', {autofocus: true}, 'Close')));
  document.body.append(dialog);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.querySelector('form').addEventListener('submit', event => {
    event.preventDefault();
    dialog.close();
  });
  dialog.showModal();
}

const NAMES = {' ': 'Space', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓'};
const named = key => key.split(/\+/).map(part => NAMES[part] ?? part).join(' ');

document.addEventListener('keydown', event => {
  const typing = event.target.closest?.('input, select, textarea, dialog');
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
    return;
  }
  const key = (event.shiftKey && event.key.length > 1 ? 'Shift+' : '') + event.key;
  const binding = [...bindings, ...everywhere].find(each => each.keys.includes(key));
  const onControl = event.target.closest?.('button, a, [role=grid]') && [' ', 'Enter'].includes(event.key);
  if (binding && !onControl) {
    event.preventDefault();
    binding.run(event);
  }
});
