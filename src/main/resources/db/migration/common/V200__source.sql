-- What a source was from one revision of the ledger to the next: [from_revision, to_revision).
create table source_version (
  id            slug         not null,
  from_revision bigint       not null,
  to_revision   bigint       not null,
  name          varchar(4000) not null,
  reliability   char(1)      not null,
  url           varchar(4000),
  recorded_at   bigint       not null,
  recorded_by   varchar(255) not null,
  reason        varchar(4000),
  primary key (id, from_revision)
);
