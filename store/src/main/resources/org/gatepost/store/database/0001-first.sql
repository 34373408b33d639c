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

CREATE TABLE mailbox (
  account BIGINT NOT NULL,
  mailbox BIGINT NOT NULL,
  name TEXT NOT NULL,
  uid_validity BIGINT NOT NULL,
  uid_next BIGINT NOT NULL,
  high_mod_seq BIGINT NOT NULL,
  special_uses BIGINT NOT NULL,
  recent_from BIGINT NOT NULL,
  PRIMARY KEY (account, mailbox)
) ${clustered};

CREATE UNIQUE INDEX mailbox_name ON mailbox (account, name);

-- segment, position, stored and octets are a BlobRef.
CREATE TABLE message (
  account BIGINT NOT NULL,
  mailbox BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  segment BIGINT NOT NULL,
  position BIGINT NOT NULL,
  stored BIGINT NOT NULL,
  octets BIGINT NOT NULL,
  internal_date BIGINT NOT NULL,
  save_date BIGINT NOT NULL,
  mod_seq BIGINT NOT NULL,
  flags BIGINT NOT NULL,
  PRIMARY KEY (account, mailbox, uid)
) ${clustered};

CREATE TABLE message_index (
  account BIGINT NOT NULL,
  mailbox BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  encoded ${bytes} NOT NULL,
  PRIMARY KEY (account, mailbox, uid)
) ${clustered};

CREATE TABLE keyword (
  account BIGINT NOT NULL,
  mailbox BIGINT NOT NULL,
  bit BIGINT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (account, mailbox, bit)
) ${clustered};

CREATE TABLE expunged (
  account BIGINT NOT NULL,
  mailbox BIGINT NOT NULL,
  mod_seq BIGINT NOT NULL,
  uid_first BIGINT NOT NULL,
  uid_last BIGINT NOT NULL,
  PRIMARY KEY (account, mailbox, mod_seq, uid_first)
) ${clustered};

CREATE TABLE subscription (
  account BIGINT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (account, name)
) ${clustered};
