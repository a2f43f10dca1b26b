// Other days of a drawing, by keys, by the wheel with Ctrl, and by a frame that a mouse draws around them.
import {inside, moved, narrowed, zoomed} from '../span.js';

/** Pixels that a pointer goes before it draws a frame. */
const DRAWN = 6;

export class Zoom {
  /**
   * @param drawing has the `days` that are shown, `all` that there are, the `day` that is looked at, and is told other days
   *     by `span(days)`, null for the usual ones; `time(event)` is where a pointer is, `framed(from, until)` draws the frame, null hides it
   */
  constructor(drawing) {
    this.drawing = drawing;
  }

  by(factor, around) {
    const {days, all, day} = this.drawing;
    const middle = inside(day, days) ? Date.parse(`${day}T12:00:00Z`) : (days.from + days.until) / 2;
    this.drawing.span(zoomed(days, factor, around ?? middle, all));
  }

  move(part) {
    this.drawing.span(moved(this.drawing.days, part, this.drawing.all));
  }

  everything() {
    this.drawing.span(this.drawing.all);
  }

  usual() {
    this.drawing.span(null);
  }

  key(event) {
    const run = {
      '+': () => this.by(.5), '=': () => this.by(.5), '-': () => this.by(2), 0: () => this.everything(), u: () => this.usual(),
      ArrowLeft: () => this.move(-.25), ArrowRight: () => this.move(.25),
    }[event.key];
    const withOthers = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key !== '+');
    if (run && !withOthers) {
      event.preventDefault();
      run();
    }
  }

  /** The wheel alone scrolls the page, as everywhere; with Ctrl, as a pinch comes, it zooms. */
  wheel(event) {
    if (event.ctrlKey) {
      event.preventDefault();
      this.by(event.deltaY > 0 ? 1.5 : 1 / 1.5, this.drawing.time(event));
    }
  }

  /** What is drawn around with a mouse is shown alone; a touch scrolls. */
  press(event) {
    if (event.button !== 0 || event.pointerType !== 'mouse') {
      return;
    }
    const start = this.drawing.time(event);
    const isFar = ({clientX}) => Math.abs(clientX - event.clientX) > DRAWN;
    const draw = moving => isFar(moving) && this.drawing.framed(start, this.drawing.time(moving));
    const end = ended => {
      removeEventListener('pointermove', draw);
      removeEventListener('pointerup', end);
      removeEventListener('pointercancel', end);
      this.drawing.framed(null);
      if (ended.type === 'pointerup' && isFar(ended)) {
        this.drawing.span(narrowed(start, this.drawing.time(ended), this.drawing.all));
      }
    };
    addEventListener('pointermove', draw);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
  }
}
