-- Reports are read from the events that recorded them.
drop table evidence_report;
alter table evidence_development drop column reason;
