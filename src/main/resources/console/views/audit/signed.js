// The checkpoint of now, in one of three states, and what to do where the ledger has another key than before.
import {h, put, say} from '../../dom.js';
import {accept, checkpoint, compared, OtherKey, stateOf} from '../../verify.js';
import {verdict} from '../../verdict.js';

/** What a checkpoint that holds is held against: the first one of a new key against that key alone. */
function heldAgainst({signed, isNewKey, isFirst}) {
  if (signed === null && isNewKey) {
    return 'signed by the key below, which this browser sees for the first time: compare it with what whoever runs the ledger says';
  }
  const from = isFirst ? 'the first that this browser has seen' : 'going on from what it has seen before';
  return signed === null ? `signed by the key that this browser has kept, ${from}` : from;
}

export class Signed {
  constructor() {
    this.element = h('div', {});
    this.now = Promise.resolve(null);
  }

  /** Asks for it anew; afterwards {@link now} gives it, or throws why there is none that holds. */
  async look() {
    this.now = checkpoint();
    try {
      this.#show(await this.now);
    } catch (failure) {
      await this.#refuse(failure);
    }
  }

  #show(now) {
    const {size, note, key, signed} = now;
    const goes = `a checkpoint of ${size} entries, ${heldAgainst(now)}`;
    put(this.element,
        h('p', {id: 'checkpoint'}, verdict({state: signed === null ? 'verified' : 'unchecked', reason: `${signed}. It says: ${goes}. `
            + 'What is computed below holds if the checkpoint is the ledger’s; demarche verify checks its signature'}, goes), '.'),
        h('details', {}, h('summary', {}, 'Checkpoint and key'), h('pre', {class: 'mono'}, note), h('p', {class: 'mono'}, key)));
  }

  async #refuse(failure) {
    const state = stateOf(failure);
    put(this.element, h('div', {id: 'checkpoint', role: 'alert'},
        h('p', {}, verdict({state, reason: failure.message}), '.'),
        failure instanceof OtherKey && await this.#offer(failure)));
  }

  /** Whoever has compared the keys by another way than this page may go on with the new one. */
  async #offer(failure) {
    const {kept, given} = await compared(failure);
    const told = ({key, print}) => [h('dd', {class: 'mono'}, key), h('dd', {class: 'mono'}, `SHA-256 ${print}`)];
    return h('div', {class: 'problem'},
        h('p', {}, h('strong', {}, 'Its key has changed. '), 'Either the ledger was given a new one, or somebody answers in its place. '
            + 'Ask who runs it for the key, or its digest, by another way than this page.'),
        h('dl', {}, h('dt', {}, 'Seen before'), told(kept), h('dt', {}, 'Given now'), told(given)),
        h('button', {
          type: 'button',
          onclick: async () => {
            await accept(failure.given);
            say('The new key is kept');
            await this.look();
          },
        }, 'I have compared it: keep the new key'));
  }
}
