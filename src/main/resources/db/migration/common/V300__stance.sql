-- Evidence: what every entry of the ledger says that bears on stances, and from which revision to which.
-- A place is crisis number * 2^40 + revision: one integer, because H2 keeps rows in the order of a single integer key, so
-- that a crisis is read in one sweep.

-- Crises, numbered in the order of their opening.
create table evidence_crisis (
  number   bigint       primary key,
  crisis   slug         not null unique,
  zone     varchar(80)  not null,
  revision bigint       not null
);

create table evidence_issue (
  place bigint primary key,
  issue slug   not null
);

-- Actors are known to every crisis.
create table evidence_actor (
  revision bigint primary key,
  actor    slug   not null
);

-- The grade of a source from its revision to that of the source's next row.
create table evidence_grade (
  revision    bigint  primary key,
  source      slug    not null,
  reliability char(1) not null
);

create table evidence_codebook (
  place    bigint  primary key,
  version  integer not null,
  codebook text    not null
);

-- One row for each entry about a development. Its content is in force for revisions in [that of place, to_revision);
-- of a retraction that is the gap, without content; of a report it is empty, for reports change no content.
create table evidence_development (
  place       bigint       primary key,
  to_revision bigint       not null,
  kind        smallint     not null,
  development slug         not null,
  content     octets,
  reports     octets,
  recorded_at bigint       not null,
  recorded_by varchar(255) not null,
  reason      varchar(4000)
);
create index evidence_development_by_id on evidence_development (development, place);

-- Every report as it was recorded, for those who follow a stance back to it.
create table evidence_report (
  place  bigint        not null,
  number integer       not null,
  report varchar(1000000) not null,
  primary key (place, number)
);

-- How far the rows above have come: whoever reads them in one snapshot has all up to this revision.
create table evidence_progress (
  id       smallint primary key check (id = 1),
  revision bigint   not null
);
