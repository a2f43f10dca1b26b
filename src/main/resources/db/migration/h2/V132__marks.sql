-- A mark is of the events of a transaction, in their order: their identifiers, a space between. (On PostgreSQL, where nodes of
-- the version before may run beside, each event has its own, and the index stays until they cannot.)
alter table ledger_pending alter column event_identifier set data type varchar(20000);

-- Ledger time grows with the revisions: an entry of a moment is found by parts.
drop index ledger_entry_time;
