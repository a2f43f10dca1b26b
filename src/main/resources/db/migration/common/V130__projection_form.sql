-- In which form the rows of the read models are; another than the program's, and they are made anew.
alter table projection_position add column form integer default 0 not null;
