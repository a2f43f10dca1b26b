-- The rows of names are written again with every batch that says them: what they hold is short. No rows are copied; those of
-- another form are made anew from the ledger.
drop table development_facet;

-- Which entries say a name, by their revisions, to the base 36, a space after each, as long as they are few: number is how often
-- it was said, and the revisions of a name that is frequent are forgotten.
create table development_facet (
  name      slug       not null,
  crisis    slug       not null,
  facet     varchar(6) not null,
  number    integer    not null,
  revisions varchar(1000000) not null,
  primary key (name, crisis, facet)
);
