-- What is being restored into this database, until it is whole: how many entries, and their root.
create table ledger_restore (
  id      smallint primary key check (id = 1),
  entries bigint   not null,
  root    varchar(44) not null
);
