-- Merges of an actor into another and, without one, separations; like actors themselves, of every crisis.
create table evidence_merge (
  revision    bigint primary key,
  actor       slug   not null,
  merged_into slug
);
