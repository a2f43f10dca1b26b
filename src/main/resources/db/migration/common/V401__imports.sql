-- Imports that were sent to nodes that share a database: where it is one's own, they lie in files beside it. No projection.
-- A node that runs one writes under the claim that it has taken: whoever has taken an earlier one writes nothing more.
create table import_job (
  id        varchar(40) primary key,
  number    bigint      generated always as identity unique,
  job       octets      not null,
  size      bigint      not null,
  claim     integer     not null,
  cancelled boolean     not null,
  ended     boolean     not null
);
-- What was sent, in pieces, until the import has ended.
create table import_piece (
  job    varchar(40) not null references import_job on delete cascade,
  number integer     not null,
  piece  octets      not null,
  primary key (job, number)
);
create table import_rejection (
  job       varchar(40) not null references import_job on delete cascade,
  number    integer     not null,
  rejection octets      not null,
  primary key (job, number)
);
