package org.gatepost.server.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatepost.base.message.MessageScan;
import org.gatepost.store.Store;
import org.gatepost.store.account.Account;
import org.gatepost.store.account.AccountId;
import org.gatepost.store.blob.Draft;
import org.gatepost.store.mailbox.Append;
import org.gatepost.store.mailbox.FlagNames;
import org.gatepost.store.mailbox.MailboxEntry;
import org.gatepost.store.mailbox.MailboxName;
import org.gatepost.store.mailbox.NewMessage;
import org.gatepost.store.mailbox.Quota;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells an account's owner, by a message in INBOX, that a delivery has filled its room past a
/// mark. It is said when the mark is passed, so once until room is made and filled again.
final class QuotaWarning {
  private static final Logger log = LoggerFactory.getLogger(QuotaWarning.class);
  private static final String SENT = "delivery.quota.warned";
  private static final String FAILED = "delivery.quota.unwarned";

  /// Percent of the room, the highest first: who passes both at once hears of the higher.
  private static final List<Integer> MARKS = List.of(95, 80);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT);

  private final String hostname;
  private final Store store;
  private final InstantSource clock;

  QuotaWarning(String hostname, Store store, InstantSource clock) {
    this.hostname = hostname;
    this.store = store;
    this.clock = clock;
  }

  /// Looks whether these octets, which have just come, passed a mark. What fails here is logged;
  /// the message that came is delivered all the same.
  void after(AccountId id, long octets) {
    try {
      Optional<Account> account = store.accounts().find(id);
      if (account.isEmpty() || account.get().quotaOctets() == 0) {
        return;
      }
      Quota quota = store.mailboxes().quota(id);
      for (int mark : MARKS) {
        long line = quota.octetsMax() / 100 * mark;
        if (quota.octets() >= line && quota.octets() - octets < line) {
          warn(account.get(), mark);
          return;
        }
      }
    } catch (IOException e) {
      log.atWarn().addKeyValue("account", id).setCause(e).log(FAILED);
    }
  }

  private void warn(Account account, int mark) throws IOException {
    Optional<MailboxEntry> inbox = store.mailboxes().find(account.id(), MailboxName.INBOX);
    if (inbox.isEmpty()) {
      return;
    }
    byte[] text = text(account, mark).getBytes(UTF_8);
    try (Draft draft = store.drafts().begin()) {
      draft.write(text, 0, text.length);
      NewMessage message =
          new NewMessage(draft, MessageScan.scan(text).encode(), clock.instant(), FlagNames.NONE);
      var outcome =
          store.mailboxes().append(List.of(new Append(account.id(), inbox.get().id(), message)));
      log.atInfo()
          .addKeyValue("account", account.id())
          .addKeyValue("percent", mark)
          .addKeyValue("outcome", outcome.getClass().getSimpleName())
          .log(SENT);
    }
  }

  private String text(Account account, int mark) {
    return """
        Date: %s
        From: "Gatepost" <postmaster@%s>
        To: <%s>
        Subject: =?utf-8?B?6YKu566x5a656YeP5o+Q6YaS?= / Your mailbox is %d%% full
        Message-ID: <quota-%d-%d@%s>
        Auto-Submitted: auto-generated
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        您的邮箱 %s 已使用 %d%% 的容量。容量用尽后将无法再收到邮件。
        请删除不需要的邮件并清空“已删除”文件夹，或请管理员增加配额。

        Your mailbox %s has used %d%% of its room. Once it is full, no more mail
        can be delivered. Delete what you do not need and empty Trash, or ask your
        administrator for more room.
        """
        .formatted(
            DATE.format(clock.instant().atOffset(ZoneOffset.UTC)),
            account.name().domain(),
            account.name(),
            mark,
            account.id().value(),
            clock.millis(),
            hostname,
            account.name(),
            mark,
            account.name(),
            mark)
        .replace("\n", "\r\n");
  }
}
