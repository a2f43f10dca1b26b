-- Ids are ordered by code point, which is how H2 orders text.
create domain slug as varchar(80);
