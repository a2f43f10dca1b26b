-- The register without copies: what a development says, and who reports it, is read from the events that recorded it.
drop table development_content;
drop table development_report;
drop table development_state;
drop table development_facet;

-- What a development was from one revision of the ledger to the next: [from_revision, to_revision). A new row for its report,
-- each correction, retraction and reinstatement. Ids lead the key: H2 looks up a list of values only in the first column.
-- first_second, moment: between which it occurred, epoch seconds. words: those of the summary, folded, a space before each.
-- actors, sources: those that it names, and those of its first reports, a space around each.
-- reported, written: the revisions that reported it first, and wrote its content.
-- published: from when on the first of the reports that came with it counts as published, epoch seconds.
create table development_state (
  crisis        slug         not null,
  id            slug         not null,
  from_revision bigint       not null,
  to_revision   bigint       not null,
  version       integer      not null,
  status        varchar(20)  not null,
  first_second  bigint       not null,
  moment        bigint       not null,
  words         varchar(100000) not null,
  type          slug         not null,
  actors        varchar(1000000) not null,
  sources       varchar(1000000) not null,
  reported      bigint       not null,
  written       bigint       not null,
  published     bigint       not null,
  recorded_at   bigint       not null,
  recorded_by   varchar(255) not null,
  primary key (id, crisis, from_revision)
);
create index development_state_moment on development_state (crisis, moment, id);

-- Which entries have brought further reports. published as above.
create table development_report (
  id        slug    not null,
  crisis    slug    not null,
  number    integer not null,
  source    slug    not null,
  published bigint  not null,
  revision  bigint  not null,
  primary key (id, crisis, number)
);

-- Which developments a name leads to, a space around each, as long as there are few: number is how often it was added, and
-- those of a name that is frequent are forgotten.
create table development_facet (
  name         slug       not null,
  crisis       slug       not null,
  facet        varchar(6) not null,
  number       integer    not null,
  developments varchar(1000000) not null,
  primary key (name, crisis, facet)
);
