-- The register of developments. What a development was from one revision of the ledger to the next:
-- [from_revision, to_revision). A new row for its report, each correction, retraction and reinstatement.
-- first_second, moment: between which it occurred, epoch seconds. words: those of the summary, folded, a space before each.
create table development_state (
  crisis        slug         not null,
  id            slug         not null,
  from_revision bigint       not null,
  to_revision   bigint       not null,
  event         varchar(20)  not null,
  version       integer      not null,
  status        varchar(20)  not null,
  first_second  bigint       not null,
  moment        bigint       not null,
  words         varchar(100000) not null,
  recorded_at   bigint       not null,
  recorded_by   varchar(255) not null,
  reason        varchar(4000),
  primary key (crisis, id, from_revision)
);
create index development_state_moment on development_state (crisis, moment, id);

-- Each version of the content, as JSON. Ids lead the key: H2 looks up a list of values only in the first column.
create table development_content (
  crisis  slug    not null,
  id      slug    not null,
  version integer not null,
  content varchar(1000000) not null,
  primary key (id, crisis, version)
);

-- published: the moment from which the report counts as published, epoch seconds.
create table development_report (
  crisis      slug         not null,
  id          slug         not null,
  number      integer      not null,
  event       varchar(20)  not null,
  source      slug         not null,
  published   bigint       not null,
  revision    bigint       not null,
  recorded_at bigint       not null,
  recorded_by varchar(255) not null,
  reason      varchar(4000),
  report      varchar(100000) not null,
  primary key (id, crisis, number)
);

-- By what a version of a development can be found, in the order of the answers: ACTOR, SOURCE and TYPE.
create table development_facet (
  crisis        slug         not null,
  facet         varchar(6)   not null,
  name          varchar(4000) not null,
  moment        bigint       not null,
  id            slug         not null,
  version       integer      not null,
  from_revision bigint       not null,
  primary key (crisis, facet, name, moment, id, version)
);

-- The longest spans, seconds from first_second to moment: a row for each that was longer than all before it.
create table development_width (
  crisis slug   not null,
  width  bigint not null,
  primary key (crisis, width)
);
