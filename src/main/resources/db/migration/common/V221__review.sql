-- How what is recorded of a crisis is reviewed, where it is: from a revision on.
create table crisis_review (
  crisis   slug        primary key,
  review   varchar(20) not null,
  revision bigint      not null
);
