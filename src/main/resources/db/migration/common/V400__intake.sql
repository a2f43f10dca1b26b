-- How far the loading of a seed set has come. No projection: what it counts are lines of a file, not events.
create table seed_progress (
  seeds      varchar(80) primary key,
  lines_done integer     not null,
  finished   boolean     not null
);
