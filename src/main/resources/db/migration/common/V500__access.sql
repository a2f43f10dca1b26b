-- Tokens, each under the hash of its secret; times in epoch seconds. The embedded database has them in a file beside it.
create table access_token (
  hash       char(64)     primary key,
  id         varchar(40)  not null unique,
  subject    varchar(80)  not null,
  roles      varchar(100) not null,
  created    bigint       not null,
  created_by varchar(80)  not null,
  expires    bigint,
  revoked    bigint,
  last_used  bigint
);
