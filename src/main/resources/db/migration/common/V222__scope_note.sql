-- What a proposition covers and what it does not.
alter table crisis_issue add column scope_note varchar(4000);
