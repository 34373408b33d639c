package org.gatepost.store.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.base.message.MessageLimits;
import org.gatepost.base.message.MessageScan;
import org.gatepost.store.Store;
import org.gatepost.store.StoreSetting;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.account.AddAccount;
import org.gatepost.store.blob.BlobRef;
import org.gatepost.store.blob.Check;
import org.gatepost.store.blob.Draft;
import org.gatepost.store.disk.RealDisk;
import org.gatepost.store.mailbox.Append;
import org.gatepost.store.mailbox.FlagNames;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.MailboxSetting;
import org.gatepost.store.mailbox.NewMessage;
import org.gatepost.testkit.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreVerificationTest {
  private static final Domain DOMAIN = new Domain("example.org");
  private static final byte[] TEXT = "Subject: hello\r\n\r\nworld\r\n".getBytes(US_ASCII);

  @TempDir Path folder;
  private Store store;
  private AccountId bob;

  @BeforeEach
  void open() throws IOException {
    store = openStore();
    store.accounts().addDomain(DOMAIN);
    bob =
        ((AddAccount.Added) store.accounts().add(new Address("bob", DOMAIN), "$hash$", 0))
            .account()
            .id();
    append();
    append();
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  @Test
  void aStoreThatIsWholeIsFoundSo() throws IOException {
    Verification whole = store.verify();
    assertThat(whole.findings()).isEmpty();
    assertThat(whole.clean()).isTrue();
    assertThat(whole.accounts()).isEqualTo(1);
    assertThat(whole.mailboxes()).isEqualTo(6);
    assertThat(whole.messages()).isEqualTo(2);
    assertThat(whole.records()).isEqualTo(2);
    assertThat(whole.liveOctets()).isGreaterThan(2L * TEXT.length);
  }

  @Test
  void countersThatDoNotCountAreFound() throws IOException {
    change("UPDATE mailbox SET unseen = 7, octets = 1 WHERE mailbox = 1");
    change("UPDATE usage SET messages = 5");
    assertThat(found())
        .containsExactly(
            "account 1, mailbox 1: the number of unseen messages is noted as 7 but is 2",
            "account 1, mailbox 1: the number of octets is noted as 1 but is 50",
            "account 1: the number of messages is noted as 5 but is 2");
  }

  @Test
  void numbersThatWillBeGivenTwiceAreFound() throws IOException {
    change("UPDATE mailbox SET uid_next = 2 WHERE mailbox = 1");
    change("UPDATE usage SET mod_seq = 3, record_next = 2, mailbox_next = 6");
    change("UPDATE message SET flags = 64 WHERE uid = 2");
    assertThat(found())
        .contains(
            "account 1, mailbox 1: there is a UID 2, but the highest is 1",
            "account 1, mailbox 1: there is a change number 8, but the highest is 3",
            "account 1, mailbox 6: there is a mailbox number 6, but the highest is 5",
            "account 1, mailbox 1: there is a record number 2, but the highest is 1",
            "account 1, mailbox 1: there is a keyword 7, but the highest is 6");
  }

  @Test
  void messagesAndRecordsThatDoNotMeetAreFound() throws IOException {
    change("UPDATE record SET links = 3 WHERE record = 1");
    change("DELETE FROM record WHERE record = 2");
    change("UPDATE message SET mailbox = 44 WHERE uid = 1");
    assertThat(found())
        .contains(
            "account 1, mailbox 44: 1 messages are in a mailbox that does not exist",
            "account 1, record 1: the record is noted as used by 3 messages but is by 1",
            "account 1, mailbox 1, uid 2: the message is lost: its record 2 is not there");
  }

  @Test
  void anAlteredRecordIsFound() throws IOException {
    BlobRef ref = place(2);
    try (RandomAccessFile file =
        new RandomAccessFile(store.log().path(ref.segment()).toFile(), "rw")) {
      file.seek(ref.offset() + ref.storedLength() - 1);
      int octet = file.read();
      file.seek(ref.offset() + ref.storedLength() - 1);
      file.write(octet ^ 1);
    }
    assertThat(store.verify().findings())
        .containsExactly(new Finding.RecordBad(bob.value(), 2, ref, Check.ALTERED));
  }

  @Test
  void aRowThatPointsAstrayIsFound() throws IOException {
    change("UPDATE record SET position = position + 1 WHERE record = 1");
    assertThat(store.verify().findings())
        .containsExactly(new Finding.RecordBad(bob.value(), 1, place(1), Check.NO_RECORD));
  }

  @Test
  void anAlteredIndexIsFound() throws IOException {
    change("UPDATE record SET message_index = zeroblob(200) WHERE record = 1");
    assertThat(found())
        .containsExactly(
            "account 1, record 1: the message's index can't be read:"
                + " a message's index is not what was written");
  }

  @Test
  void anIndexThatIsCutShortIsFound() throws IOException {
    change("UPDATE record SET message_index = x'00112233' WHERE record = 1");
    assertThat(found())
        .containsExactly(
            "account 1, record 1: the message's index can't be read:"
                + " a message's index is cut short");
  }

  @Test
  void anAccountWithoutItsKeyIsFound() throws IOException {
    change("DELETE FROM account_key");
    store.close();
    store = openStore();
    assertThat(store.verify().findings()).containsExactly(new Finding.NoKey(bob.value()));
  }

  @Test
  void rowsOfAnAccountThatDoesNotExistAreFound() throws IOException {
    change("INSERT INTO usage VALUES (9, 0, 0, 0, 1, 1, 1)");
    assertThat(found())
        .containsExactly("account 9: there are rows of an account that does not exist");
  }

  @Test
  void everyFindingSpeaksBothLanguages() throws IOException {
    change("UPDATE mailbox SET unseen = 7 WHERE mailbox = 1");
    assertThat(store.verify().findings())
        .extracting(Finding::chinese)
        .containsExactly("未读邮件数记为 7，实际为 2");
  }

  private Store openStore() throws IOException {
    return Store.open(
            StoreSetting.DEFAULT,
            MailboxSetting.DEFAULT,
            folder.resolve("data"),
            new RealDisk(),
            Clock.standing())
        .orThrow();
  }

  private void append() throws IOException {
    MessageScan scan = new MessageScan(MessageLimits.DEFAULT);
    scan.accept(TEXT, 0, TEXT.length);
    byte[] index = scan.finish().encode();
    try (Draft draft = store.drafts().begin()) {
      draft.write(TEXT, 0, TEXT.length);
      NewMessage message = new NewMessage(draft, index, Instant.EPOCH, FlagNames.NONE);
      var inbox = store.mailboxes().find(bob, MailboxName.INBOX).orElseThrow();
      store.mailboxes().append(List.of(new Append(bob, inbox.id(), message)));
    }
  }

  private void change(String sql) throws IOException {
    int rows = store.database().write(transaction -> transaction.sql(sql).run());
    assertThat(rows).isPositive();
  }

  private BlobRef place(long record) throws IOException {
    return store
        .database()
        .read(
            snapshot ->
                snapshot
                    .sql("SELECT segment, position, stored, octets FROM record WHERE record = ?")
                    .with(record)
                    .first(
                        row ->
                            new BlobRef(
                                row.integer(1), row.number(2), row.integer(3), row.number(4))))
        .orElseThrow();
  }

  private List<String> found() throws IOException {
    return store.verify().findings().stream()
        .map(finding -> finding.place() + ": " + finding.english())
        .toList();
  }
}
