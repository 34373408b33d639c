package org.gatepost.server.imap;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gatepost.server.imap.MailboxTree.Node;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.answer.ResponseCode;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.server.imap.grammar.Command.ListReturn;
import org.gatepost.server.imap.grammar.Command.ListSelection;
import org.gatepost.store.mailbox.MailboxEntry;
import org.gatepost.store.mailbox.MailboxId;
import org.gatepost.store.mailbox.MailboxStatus;
import org.gatepost.store.mailbox.Mailboxes;
import org.gatepost.store.mailbox.SpecialUse;

/// LIST and LSUB (RFC 9051, 6.3.9; RFC 3501, 6.3.9; RFC 5258, 5819, 6154).
final class Listing {
  /// What matching may cost one command: characters of all names times characters of all patterns.
  /// Ten thousand mailboxes of thirty characters stay far below with any pattern that means one.
  static final long STEPS_MAX = 1L << 30;

  private static final Completion TOO_LONG =
      Completion.no(ResponseCode.Word.LIMIT, "Too long a pattern for so many mailboxes");

  private final Mailboxes mailboxes;
  private final Printer out;
  private final Telling telling;

  Listing(Mailboxes mailboxes, Printer out, Telling telling) {
    this.mailboxes = mailboxes;
    this.out = out;
    this.telling = telling;
  }

  Completion list(State.LoggedIn login, Command.ListMailboxes command) throws IOException {
    if (!command.extended() && command.patterns().equals(List.of(""))) {
      // RFC 9051, 6.3.9: an empty name asks for the delimiter and the root.
      out.ascii("* LIST (\\Noselect) \"/\" \"\"").crlf();
      return Completion.ok("Listed");
    }
    boolean recursive = command.selections().contains(ListSelection.RECURSIVEMATCH);
    if (recursive && !selectsSome(command)) {
      return Completion.bad("RECURSIVEMATCH needs a selection it can be about");
    }
    List<ListPattern> patterns =
        command.patterns().stream()
            .map(pattern -> ListPattern.of(command.reference(), pattern))
            .toList();
    MailboxTree tree = MailboxTree.of(mailboxes.list(login.account().id()));
    if (steps(tree, patterns) > STEPS_MAX) {
      return TOO_LONG;
    }
    Predicate<Node> selected = selection(command);
    if (recursive) {
      tree.markAbove(selected);
    }
    Map<MailboxId, MailboxStatus> statuses =
        command.status().isEmpty() ? Map.of() : mailboxes.statuses(login.account().id());
    for (Node node : tree.nodes()) {
      boolean chosen = selected.test(node);
      boolean above = recursive && node.fitsBelow();
      if ((chosen || above) && matches(patterns, node)) {
        tell(login, command, node, above);
        tellStatus(command, node, chosen, statuses);
      }
    }
    return Completion.ok("Listed");
  }

  /// LSUB lists names subscribed to, and with `%` the levels that lead to them (RFC 3501, 6.3.9).
  Completion lsub(State.LoggedIn login, Command.Lsub command) throws IOException {
    ListPattern pattern = ListPattern.of(command.reference(), command.pattern());
    MailboxTree tree = MailboxTree.of(mailboxes.list(login.account().id()));
    if (steps(tree, List.of(pattern)) > STEPS_MAX) {
      return TOO_LONG;
    }
    tree.markAbove(Node::subscribed);
    boolean byLevel = command.pattern().endsWith("%");
    for (Node node : tree.nodes()) {
      boolean level = byLevel && node.fitsBelow();
      if ((node.subscribed() || level) && pattern.matches(node.name().text())) {
        out.ascii(node.subscribed() ? "* LSUB () \"/\" " : "* LSUB (\\Noselect) \"/\" ");
        out.mailbox(node.name().text()).crlf();
      }
    }
    return Completion.ok("Listed");
  }

  private static long steps(MailboxTree tree, List<ListPattern> patterns) {
    long names = tree.nodes().stream().mapToLong(node -> node.name().text().length() + 1L).sum();
    return names * patterns.stream().mapToLong(pattern -> pattern.toString().length() + 1L).sum();
  }

  private static boolean selectsSome(Command.ListMailboxes command) {
    return command.selections().contains(ListSelection.SUBSCRIBED)
        || command.selections().contains(ListSelection.SPECIAL_USE);
  }

  /// What the selection options ask of a name; without any, that it leads to mailboxes.
  private static Predicate<Node> selection(Command.ListMailboxes command) {
    boolean subscribed = command.selections().contains(ListSelection.SUBSCRIBED);
    boolean specialUse = command.selections().contains(ListSelection.SPECIAL_USE);
    if (!subscribed && !specialUse) {
      return Node::leadsToMailboxes;
    }
    return node ->
        (!subscribed || node.subscribed())
            && (!specialUse || node.mailbox().filter(m -> !m.uses().isEmpty()).isPresent());
  }

  private static boolean matches(List<ListPattern> patterns, Node node) {
    String name = node.name().text();
    for (ListPattern pattern : patterns) {
      if (pattern.matches(name)) {
        return true;
      }
    }
    return false;
  }

  private void tell(
      State.LoggedIn login, Command.ListMailboxes command, Node node, boolean fitsBelow)
      throws IOException {
    out.ascii("* LIST (");
    Optional<MailboxEntry> mailbox = node.mailbox();
    if (mailbox.isEmpty()) {
      // Clients that know neither RFC 5258 nor 9051 only understand the first.
      boolean old = !command.extended() && !login.enabled().rev2();
      out.ascii(old ? "\\Noselect " : "\\NonExistent ");
    }
    out.ascii(node.hasChildren() ? "\\HasChildren" : "\\HasNoChildren");
    if (node.subscribed() && tellsSubscribed(command)) {
      out.ascii(" \\Subscribed");
    }
    if (mailbox.isPresent()) {
      for (SpecialUse use : SpecialUse.values()) {
        if (mailbox.get().uses().contains(use)) {
          out.sp().ascii(use.attribute());
        }
      }
    }
    out.ascii(") \"/\" ").mailbox(node.name().text());
    if (fitsBelow) {
      tellBelow(command);
    }
    out.crlf();
  }

  private static boolean tellsSubscribed(Command.ListMailboxes command) {
    return command.returns().contains(ListReturn.SUBSCRIBED)
        || command.selections().contains(ListSelection.SUBSCRIBED);
  }

  /// RFC 5258, 4: which selections something below this name fits.
  private void tellBelow(Command.ListMailboxes command) throws IOException {
    boolean subscribed = command.selections().contains(ListSelection.SUBSCRIBED);
    boolean specialUse = command.selections().contains(ListSelection.SPECIAL_USE);
    out.ascii(" (\"CHILDINFO\" (");
    out.ascii(subscribed ? "\"SUBSCRIBED\"" : "");
    out.ascii(subscribed && specialUse ? " " : "");
    out.ascii(specialUse ? "\"SPECIAL-USE\"" : "");
    out.ascii("))");
  }

  /// RFC 5819, 2: only of mailboxes that can be selected and were chosen themselves.
  private void tellStatus(
      Command.ListMailboxes command,
      Node node,
      boolean chosen,
      Map<MailboxId, MailboxStatus> statuses)
      throws IOException {
    if (!chosen || node.mailbox().isEmpty()) {
      return;
    }
    MailboxStatus status = statuses.get(node.mailbox().get().id());
    if (status != null) {
      telling.tell(node.name(), status, command.status());
    }
  }
}
