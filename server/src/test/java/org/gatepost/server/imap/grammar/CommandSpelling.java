package org.gatepost.server.imap.grammar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.gatepost.server.imap.grammar.Section.Partial;

/// Spells commands as a client would, strings now quoted, now as literals; each char is an octet.
final class CommandSpelling {
  private final SplittableRandom chance;

  CommandSpelling(SplittableRandom chance) {
    this.chance = chance;
  }

  String spell(Command command) {
    return switch (command) {
      case Command.Fetch(var uid, var set, var items, var since, _) ->
          by(uid)
              + "FETCH "
              + set
              + " ("
              + join(items.stream().map(this::item).toList())
              + ")"
              + (since < 0 ? "" : " (CHANGEDSINCE " + since + ")");
      case Command.Store(var uid, var set, var mode, var silent, var flags, var since) ->
          by(uid)
              + "STORE "
              + set
              + (since < 0 ? "" : " (UNCHANGEDSINCE " + since + ")")
              + switch (mode) {
                case REPLACE -> " ";
                case ADD -> " +";
                case REMOVE -> " -";
              }
              + (silent ? "FLAGS.SILENT (" : "FLAGS (")
              + join(flags.stream().map(Flag::name).toList())
              + ")";
      case Command.Search(var uid, var returns, var key) ->
          by(uid)
              + "SEARCH "
              + (returns.isEmpty() ? "" : "RETURN (" + join(returns) + ") ")
              + "CHARSET UTF-8 "
              + key(key);
      case Command.Copy(var uid, var set, var target) ->
          by(uid) + "COPY " + set + " " + mailbox(target.name());
      case Command.Move(var uid, var set, var target) ->
          by(uid) + "MOVE " + set + " " + mailbox(target.name());
      case Command.Status(var mailbox, var items) ->
          "STATUS " + mailbox(mailbox.name()) + " (" + join(items) + ")";
      case Command.Select(var mailbox, Command.Resync.Qresync q) ->
          "SELECT "
              + mailbox(mailbox.name())
              + " (QRESYNC ("
              + q.uidValidity()
              + " "
              + q.modSeq()
              + " "
              + q.known()
              + " ("
              + q.sequences()
              + " "
              + q.uids()
              + ")))";
      case Command.ListMailboxes list -> list(list);
      default -> throw new IllegalArgumentException("not spelled here");
    };
  }

  private String list(Command.ListMailboxes list) {
    String patterns = join(list.patterns().stream().map(this::mailbox).toList());
    String returns = join(list.returns()) + (list.status().isEmpty() ? "" : status(list));
    return "LIST (%s) %s (%s) RETURN (%s)"
        .formatted(join(list.selections()), mailbox(list.reference()), patterns, returns);
  }

  private static String status(Command.ListMailboxes list) {
    return (list.returns().isEmpty() ? "" : " ") + "STATUS (" + join(list.status()) + ")";
  }

  private String key(SearchKey key) {
    return switch (key) {
      case SearchKey.And(var keys) -> "(" + join(keys.stream().map(this::key).toList()) + ")";
      case SearchKey.Or(var one, var other) -> "OR " + key(one) + " " + key(other);
      case SearchKey.Not(var inner) -> "NOT " + key(inner);
      case SearchKey.Sequence(var set) -> set.toString();
      case SearchKey.Uid(var set) -> "UID " + set;
      case SearchKey.HasFlag(var flag) ->
          flag.isSystem() ? flag.name().substring(1) : "KEYWORD " + flag.name();
      case SearchKey.Text(var place, var text) -> place + " " + string(text);
      case SearchKey.Header(var name, var text) -> "HEADER " + name + " " + string(text);
      case SearchKey.Date(var clock, var relation, var day) ->
          (clock == SearchKey.Clock.SENT ? "SENT" : "")
              + relation
              + " "
              + day.getDayOfMonth()
              + "-"
              + day.getMonth().name().substring(0, 3)
              + "-"
              + day.getYear();
      case SearchKey.Larger(var octets) -> "LARGER " + octets;
      case SearchKey.Smaller(var octets) -> "SMALLER " + octets;
      case SearchKey.ModSeq(var least) -> "MODSEQ " + least;
      case SearchKey.UnknownCharset() -> throw new IllegalArgumentException("not spelled here");
    };
  }

  private String item(FetchItem item) {
    return switch (item) {
      case FetchItem.Attribute attribute -> attribute.name().replace('_', '.');
      case FetchItem.Content(_, var section, var partial, var peek) ->
          (peek ? "BODY.PEEK" : "BODY") + section(section) + partial(partial);
      case FetchItem.Binary(var section, var partial, var peek) ->
          (peek ? "BINARY.PEEK" : "BINARY") + section(section) + partial(partial);
      case FetchItem.BinarySize(var section) -> "BINARY.SIZE" + section(section);
    };
  }

  private String section(Section section) {
    String path = section.path().stream().map(String::valueOf).collect(Collectors.joining("."));
    String text =
        switch (section.text()) {
          case Section.Whole whole -> whole == Section.Whole.ALL ? "" : whole.name();
          case Section.Fields(var names, var except) ->
              (except ? "HEADER.FIELDS.NOT (" : "HEADER.FIELDS (")
                  + join(names.stream().map(this::string).toList())
                  + ")";
        };
    return "[" + path + (path.isEmpty() || text.isEmpty() ? "" : ".") + text + "]";
  }

  private static String partial(Partial partial) {
    return partial.isWhole() ? "" : "<" + partial.from() + "." + partial.length() + ">";
  }

  private static String by(boolean uid) {
    return uid ? "UID " : "";
  }

  private String mailbox(String name) {
    return string(ModifiedUtf7.encode(name));
  }

  private String string(String text) {
    String octets = new String(text.getBytes(UTF_8), ISO_8859_1);
    return switch (chance.nextInt(3)) {
      case 0 -> "{" + octets.length() + "}\r\n" + octets;
      case 1 -> "{" + octets.length() + "+}\r\n" + octets;
      default -> '"' + octets.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    };
  }

  private static String join(Collection<?> words) {
    return words.stream()
        .map(word -> word instanceof Enum<?> name ? name.name().replace('_', '-') : word.toString())
        .collect(Collectors.joining(" "));
  }
}
