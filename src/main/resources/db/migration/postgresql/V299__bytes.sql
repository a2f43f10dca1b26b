-- Octets as they are.
create domain octets as bytea;
