-- What is proposed about developments from one revision to the next: [from_revision, to_revision). Nothing of it counts.
create table development_proposal (
  crisis        slug         not null,
  id            slug         not null,
  from_revision bigint       not null,
  to_revision   bigint       not null,
  kind          varchar(20)  not null,
  event         varchar(36)  not null,
  content       text,
  reports       text,
  recorded_at   bigint       not null,
  recorded_by   varchar(255) not null,
  reason        varchar(4000),
  primary key (crisis, from_revision)
);
create index development_proposal_by_id on development_proposal (id, crisis, to_revision);
