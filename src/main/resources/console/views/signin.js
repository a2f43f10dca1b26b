import {token} from '../api.js';
import {h, problem, put} from '../dom.js';

/** Asks for a token; `then` is run with it in place. */
export function signIn(root, failure, then) {
  const field = h('input', {id: 'token', type: 'password', autocomplete: 'off', required: true, spellcheck: false});
  put(root, h('section', {class: 'card sign-in'},
      h('h1', {}, 'Sign in'),
      h('p', {}, 'Nobody is answered without a token. That of the first start is in the file ', h('code', {}, 'token'),
          ' of the server’s data folder; an administrator makes others.'),
      failure && token.get() && problem(failure),
      h('form', {
        onsubmit: event => {
          event.preventDefault();
          token.set(field.value.trim());
          then();
        },
      }, h('label', {for: 'token'}, 'Token'), field, h('button', {class: 'main'}, 'Sign in'))));
  field.focus();
}
