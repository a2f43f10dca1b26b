// The order of the matrix's rows: by name, or below the blocs that actors are members of; found by a part of a name.

/** -> [{holder} or {bloc}], in the order in which they are shown. */
export function rows(holders, names, {find = '', group = false} = {}) {
  const sought = find.trim().toLocaleLowerCase();
  const found = holders
      .filter(holder => sought === '' || [holder, names.actor(holder), names.called(holder)].some(name => name.toLocaleLowerCase().includes(sought)))
      .sort((a, b) => names.called(a).localeCompare(names.called(b)));
  if (!group) {
    return found.map(holder => ({holder}));
  }
  const blocs = Map.groupBy(found, holder => bloc(holder, names) ?? '');
  return [...blocs.keys()].sort((a, b) => (a === '') - (b === '') || names.called(a).localeCompare(names.called(b)))
      .flatMap(id => [{bloc: id === '' ? 'In no group' : names.called(id)}, ...blocs.get(id).map(holder => ({holder}))]);
}

/** The group whose member it is, or that it is itself; of several the first by name. */
function bloc(holder, names) {
  const groups = (names.memberships(holder)).map(each => each.group).sort((a, b) => names.called(a).localeCompare(names.called(b)));
  return groups[0] ?? (names.isGroup(holder) ? holder : null);
}
