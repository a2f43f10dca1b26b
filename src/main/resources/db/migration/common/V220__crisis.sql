-- Crises, their issues and the versions of their codebooks. Each row is written once, and known from its revision on.
create table crisis (
  id          slug          primary key,
  title       varchar(4000) not null,
  zone        varchar(80)   not null,
  summary     varchar(4000),
  revision    bigint        not null,
  recorded_at bigint        not null,
  recorded_by varchar(255)  not null
);

create table crisis_issue (
  crisis      slug          not null,
  id          slug          not null,
  proposition varchar(4000) not null,
  revision    bigint        not null,
  recorded_at bigint        not null,
  recorded_by varchar(255)  not null,
  primary key (crisis, id)
);

-- content: the codebook as JSON.
create table crisis_codebook (
  crisis      slug          not null,
  version     integer       not null,
  revision    bigint        not null,
  recorded_at bigint        not null,
  recorded_by varchar(255)  not null,
  reason      varchar(4000),
  content     text          not null,
  primary key (crisis, version)
);
