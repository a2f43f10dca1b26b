-- Ids are ordered by code point, whatever the locale of the database.
create domain slug as varchar(80) collate "C";
