// Places points so that what is alike is near: stress majorization from a circle. The same input gives the same places.

const ROUNDS = 120;
/** Where nothing is known of a pair, it is held loosely apart. */
const UNKNOWN = {distance: .6, weight: .1};

/** @param alike (a, b) => 0..1, or null; -> [{x, y}] within 0..1, in the order of the ids */
export function place(ids, alike) {
  const count = ids.length;
  let points = ids.map((_, at) => ({x: Math.cos(2 * Math.PI * at / count), y: Math.sin(2 * Math.PI * at / count)}));
  const wanted = ids.map(a => ids.map(b => {
    const known = a === b ? null : alike(a, b);
    // A little distance even between twins, or their names would lie on each other.
    return known === null ? UNKNOWN : {distance: .25 + (1 - known), weight: 1};
  }));
  for (let round = 0; round < ROUNDS; round++) {
    points = points.map((point, i) => {
      let [x, y, total] = [0, 0, 0];
      points.forEach((other, j) => {
        if (i !== j) {
          const {distance, weight} = wanted[i][j];
          const apart = Math.hypot(point.x - other.x, point.y - other.y) || 1e-9;
          x += weight * (other.x + distance * (point.x - other.x) / apart);
          y += weight * (other.y + distance * (point.y - other.y) / apart);
          total += weight;
        }
      });
      return {x: x / total, y: y / total};
    });
  }
  return unit(points);
}

function unit(points) {
  const fit = name => {
    const all = points.map(point => point[name]);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    return point => (most - least < 1e-9 ? .5 : (point[name] - least) / (most - least));
  };
  const [x, y] = [fit('x'), fit('y')];
  return points.map(point => ({x: x(point), y: y(point)}));
}
