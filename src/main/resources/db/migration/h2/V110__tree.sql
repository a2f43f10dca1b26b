-- The inner hashes of the Merkle tree over ledger_entry, in tiles of 256: a row is a full tile of the level below,
-- that is the root over the 256^level leaves from position * 256^level on. Level 0 is ledger_entry.leaf_hash itself.
-- Rows are added with the entry that completes them, and never changed.
create table ledger_subtree (
  level    smallint   not null check (level > 0),
  position bigint     not null,
  hash     binary(32) not null,
  primary key (level, position)
);

-- By which key the checkpoints of this store are signed, and under which origin; one row from the first start on.
create table ledger_signer (
  id           smallint     primary key check (id = 1),
  verifier_key varchar(400) not null
);
