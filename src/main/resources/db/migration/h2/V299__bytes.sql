-- Octets as they are.
create domain octets as varbinary(1048576);
