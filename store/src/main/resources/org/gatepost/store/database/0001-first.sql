-- Times are milliseconds since 1970. ${bytes} and ${clustered} are filled in by the dialect.

CREATE TABLE counter (
  name TEXT NOT NULL PRIMARY KEY,
  value BIGINT NOT NULL
) ${clustered};

-- Segments of the message log, and how far each is committed.
CREATE TABLE segment (
  segment BIGINT NOT NULL PRIMARY KEY,
  octets BIGINT NOT NULL
) ${clustered};

-- One row: something sealed with the master key, to know it again.
CREATE TABLE master_key (
  id BIGINT NOT NULL PRIMARY KEY,
  probe ${bytes} NOT NULL
) ${clustered};

CREATE TABLE domain (
  name TEXT NOT NULL PRIMARY KEY,
  catch_all TEXT NOT NULL,
  separator TEXT NOT NULL,
  quota BIGINT NOT NULL,
  created BIGINT NOT NULL
) ${clustered};

CREATE TABLE account (
  account BIGINT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  domain TEXT NOT NULL,
  state TEXT NOT NULL,
  quota BIGINT NOT NULL,
  created BIGINT NOT NULL
) ${clustered};

CREATE UNIQUE INDEX account_name ON account (name);
CREATE INDEX account_domain ON account (domain, account);

-- What changes with every message, apart from what seldom does.
CREATE TABLE usage (
  account BIGINT NOT NULL PRIMARY KEY,
  octets BIGINT NOT NULL,
  messages BIGINT NOT NULL,
  mod_seq BIGINT NOT NULL,
  mailbox_next BIGINT NOT NULL,
  record_next BIGINT NOT NULL,
  uid_validity_next BIGINT NOT NULL
) ${clustered};

CREATE TABLE account_key (
  account BIGINT NOT NULL PRIMARY KEY,
  wrapped ${bytes} NOT NULL,
  created BIGINT NOT NULL
) ${clustered};

-- replaced is NULL for what counts now.
CREATE TABLE credential (
  account BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  encoded TEXT NOT NULL,
  created BIGINT NOT NULL,
  replaced BIGINT,
  PRIMARY KEY (account, id)
) ${clustered};

CREATE TABLE alias (
  name TEXT NOT NULL,
  position BIGINT NOT NULL,
  domain TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (name, position)
) ${clustered};

CREATE INDEX alias_domain ON alias (domain, name);

-- Accounts that are gone and whose rows are still being cleared away.
CREATE TABLE removal (
  account BIGINT NOT NULL PRIMARY KEY
) ${clustered};

-- From here on: tables of store.mailbox.

-- The counters change in the same transaction as the messages. keywords are names between spaces,
-- in the order of their bits. expunged_since: the log of expunges reaches back to this change.
CREATE TABLE mailbox (
  account BIGINT NOT NULL,
  mailbox BIGINT NOT NULL,
  name TEXT NOT NULL,
  uid_validity BIGINT NOT NULL,
  uid_next BIGINT NOT NULL,
  mod_seq BIGINT NOT NULL,
  special_uses BIGINT NOT NULL,
  keywords TEXT NOT NULL,
  messages BIGINT NOT NULL,
  unseen BIGINT NOT NULL,
  deleted BIGINT NOT NULL,
  octets BIGINT NOT NULL,
  recent BIGINT NOT NULL,
  recent_from BIGINT NOT NULL,
  expunged_since BIGINT NOT NULL,
  PRIMARY KEY (account, mailbox)
) ${clustered};

CREATE UNIQUE INDEX mailbox_name ON mailbox (account, name);

-- A message in the log. segment, position, stored and octets are a BlobRef; message_index is
-- sealed; links counts the rows of message that refer to it, and a record without one is removed.
CREATE TABLE record (
  account BIGINT NOT NULL,
  record BIGINT NOT NULL,
  segment BIGINT NOT NULL,
  position BIGINT NOT NULL,
  stored BIGINT NOT NULL,
  octets BIGINT NOT NULL,
  links BIGINT NOT NULL,
  message_index ${bytes} NOT NULL,
  PRIMARY KEY (account, record)
) ${clustered};

-- For compaction: what is alive in a segment.
CREATE INDEX record_place ON record (segment, position, stored);

-- Dates are in seconds.
CREATE TABLE message (
  account BIGINT NOT NULL,
  mailbox BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  flags BIGINT NOT NULL,
  mod_seq BIGINT NOT NULL,
  octets BIGINT NOT NULL,
  internal_date BIGINT NOT NULL,
  save_date BIGINT NOT NULL,
  record BIGINT NOT NULL,
  PRIMARY KEY (account, mailbox, uid)
) ${clustered};

-- uids is a UidSet as IMAP spells it.
CREATE TABLE expunged (
  account BIGINT NOT NULL,
  mailbox BIGINT NOT NULL,
  mod_seq BIGINT NOT NULL,
  uids TEXT NOT NULL,
  PRIMARY KEY (account, mailbox, mod_seq)
) ${clustered};

CREATE TABLE subscription (
  account BIGINT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (account, name)
) ${clustered};
