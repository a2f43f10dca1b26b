// Whether the ledger goes on from what was signed before, and whether all of it is what is signed.
import {open, path, whole} from '../../api.js';
import {h, put, say} from '../../dom.js';
import {save} from '../../export.js';
import {parse} from '../../proof/note.js';
import {requireExport} from '../../proof/exported.js';
import {readKept, requireGoesOn, seen, stateOf} from '../../verify.js';
import {verdict} from '../../verdict.js';

export function mount(root, signed) {
  const leaving = new AbortController();
  const draw = () => !leaving.signal.aborted && put(root, comparison(signed), wholly(signed, leaving.signal));
  put(root, h('p', {class: 'loading'}, 'Loading…'));
  signed.now.then(draw, draw); // that of now is among those that this browser has seen
  return {leave: () => leaving.abort()};
}

function comparison(signed) {
  const kept = seen();
  const found = h('p', {id: 'compared', role: 'status'});
  const note = (name, words, placeholder) => h('label', {}, words, h('textarea', {name, rows: 5, class: 'mono', placeholder, spellcheck: 'false'}));
  const earlier = note('earlier', 'An earlier checkpoint', 'demarche/3f1c0a9b2d4e5f60\n5\n…');
  return h('form', {class: 'part', onsubmit: event => { event.preventDefault(); compare(event.target, signed, found); }},
      h('h2', {}, 'Compare two checkpoints'),
      h('p', {}, 'Paste one that you have kept, or take one that this browser has seen. Nobody who serves the page can change what you have kept elsewhere.'),
      kept.length > 0 && h('label', {}, 'Seen by this browser', h('select', {
        name: 'seen', onchange: event => { earlier.querySelector('textarea').value = event.target.value; },
      }, h('option', {value: ''}, 'none of them'), kept.map(each => h('option', {value: each.note}, `${parse(each.note).size} entries, on ${each.at.slice(0, 10)}`)))),
      h('div', {class: 'fields'}, earlier, note('later', 'A later one', 'Left empty, that of now')),
      h('p', {class: 'split'}, h('button', {class: 'main'}, 'Compare')), found);
}

async function compare(form, signed, into) {
  put(into, 'Comparing…');
  put(into, verdict(...await compared(form.elements.earlier.value, form.elements.later.value, signed)), '.');
}

/** Whichever of them is the earlier; that of now is asked for anew, since what is given may be later than the page. */
async function compared(first, second, signed) {
  try {
    await signed.look();
    const now = await signed.now;
    const given = await Promise.all([first, ...(second.trim() ? [second] : [])].map(note => readKept(note, now.key)));
    const all = [...given.sort((one, other) => one.size - other.size), now];
    for (let at = 1; at < all.length; at++) {
      await requireGoesOn(all[at - 1], all[at]);
    }
    const [earlier, later] = all;
    const words = `nothing up to revision ${earlier.size} was altered, removed or reordered: the ${later.size} entries of the later checkpoint go on from the ${earlier.size} of the earlier`;
    const reason = [earlier, later].find(each => each.signed !== null)?.signed;
    return [{state: reason ? 'unchecked' : 'verified', reason: `${reason}; by the proof of consistency ${words}`}, words];
  } catch (failure) {
    return [{state: stateOf(failure), reason: failure.message}];
  }
}

function wholly(signed, leaving) {
  const bar = h('progress', {'aria-label': 'Entries verified', hidden: true});
  const found = h('p', {id: 'exported', role: 'status'});
  const stop = h('button', {type: 'button', hidden: true}, 'Stop');
  const file = h('input', {type: 'file', accept: '.ndjson,.jsonl', onchange: () => file.files.length > 0 && run(ofFile)});
  const buttons = h('div', {class: 'tools'},
      h('button', {type: 'button', onclick: () => run(ofServer)}, 'Verify the whole ledger'),
      h('button', {type: 'button', onclick: () => run(taken)}, 'Export and verify'), stop);

  /** Says how far it has come, and what came of it; another run, or leaving, ends it. */
  async function run(source) {
    const ending = new AbortController();
    const signal = AbortSignal.any([leaving, ending.signal]);
    stop.onclick = () => ending.abort();
    const started = document.activeElement;
    busy(true);
    put(found, 'Verifying…');
    try {
      const now = await signed.now;
      const {stream, total} = await source(signal, now);
      bar.max = total;
      const count = await requireExport(stream, [...seen().map(each => parse(each.note)), now], {
        progress: taken => {
          signal.throwIfAborted();
          bar.value = taken;
          put(found, `${taken} of ${total} entries hashed…`);
        },
      });
      const words = `all ${now.size} entries of the checkpoint are in it as they were signed`
          + (count > now.size ? `; ${count - now.size} further ones it does not cover` : '');
      put(found, verdict({state: now.signed === null ? 'verified' : 'unchecked', reason: `${now.signed}; ${words}`}, words), '.');
    } catch (failure) {
      if (!signal.aborted) {
        put(found, verdict({state: stateOf(failure), reason: failure.message}), '.');
      } else {
        put(found, 'Stopped.');
      }
    } finally {
      const hadFocus = document.activeElement === stop;
      busy(false);
      if (hadFocus) {
        started.focus();
      }
    }
    say(found.textContent);
  }

  function busy(on) {
    [bar, stop].forEach(element => { element.hidden = !on; });
    buttons.querySelectorAll('button').forEach(button => { button.disabled = on && button !== stop; });
    file.disabled = on;
    bar.removeAttribute('value');
    if (on && (document.activeElement === document.body || document.activeElement.disabled)) {
      stop.focus();
    }
  }

  async function ofFile(signal, now) {
    return {stream: file.files[0].stream(), total: now.size};
  }

  return h('section', {class: 'part'}, h('h2', {}, 'The whole ledger'),
      h('p', {}, 'Every entry is hashed here and held against the checkpoint of now and those that this browser has seen, as it comes: nothing is kept of it but hashes.'),
      buttons, h('label', {}, 'Or an export that you have as a file', file), bar, found);
}

async function asked(signal) {
  const response = await open('GET', path('/export'), undefined, {headers: {Accept: 'application/x-ndjson'}, signal});
  return {response, total: Number(response.headers.get('Revision'))};
}

async function ofServer(signal) {
  const {response, total} = await asked(signal);
  return {stream: response.body, total};
}

/** The file that is saved is the one that is verified; a browser keeps it on the disk when it is large. */
async function taken(signal) {
  const {response, total} = await asked(signal);
  const blob = await whole(response.blob());
  save('ledger.ndjson', blob);
  return {stream: blob.stream(), total};
}
