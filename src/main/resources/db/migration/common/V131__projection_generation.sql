-- How often other rows have been put in the place of those of the read models: what was made of the rows before is to be let go.
alter table projection_position add column generation bigint default 0 not null;
