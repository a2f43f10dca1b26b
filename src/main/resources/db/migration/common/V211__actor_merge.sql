-- Every merge of an actor into another and, without one, every separation.
create table actor_merge (
  revision    bigint primary key,
  actor       slug   not null,
  merged_into slug
);
