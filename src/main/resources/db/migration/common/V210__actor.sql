-- The directory of actors; details holds aliases, codes and memberships as JSON.
create table actor (
  id          slug          primary key,
  name        varchar(4000) not null,
  kind        varchar(40)   not null,
  details     varchar(1000000) not null,
  revision    bigint        not null,
  recorded_at bigint        not null,
  recorded_by varchar(255)  not null
);
