package org.gatepost.server.imap.grammar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.gatepost.server.imap.grammar.FetchItem.Form;
import org.gatepost.server.imap.grammar.Section.Partial;

/// Commands as a client might think of them.
final class RandomCommands {
  private static final String LETTERS = "aZ09 \"\\{}()%*&-$/<>[]~.,:+é中😀";

  private final SplittableRandom chance;

  RandomCommands(SplittableRandom chance) {
    this.chance = chance;
  }

  Command next() {
    return switch (chance.nextInt(9)) {
      case 0 ->
          new Command.Fetch(
              yes(), set(), some(this::fetchItem), yes() ? chance.nextInt(9) : -1, false);
      case 1 ->
          new Command.Store(
              yes(),
              set(),
              of(Command.StoreMode.values()),
              yes(),
              some(this::flag),
              yes() ? chance.nextLong(Long.MAX_VALUE) : -1);
      case 2, 3 -> new Command.Search(yes(), subset(Command.SearchReturn.class), key(3));
      case 4 -> new Command.Copy(yes(), set(), mailbox());
      case 5 -> new Command.Move(yes(), set(), mailbox());
      case 6 -> new Command.Status(mailbox(), statusItems());
      case 7 ->
          new Command.Select(
              mailbox(),
              new Command.Resync.Qresync(
                  chance.nextInt(9), chance.nextInt(9), number(), number(), number()));
      default ->
          new Command.ListMailboxes(
              true,
              yes() ? Set.of(Command.ListSelection.SUBSCRIBED) : Set.of(),
              text(),
              some(this::text),
              subset(Command.ListReturn.class),
              yes() ? Set.of() : statusItems());
    };
  }

  private SearchKey key(int depth) {
    return switch (chance.nextInt(depth > 0 ? 13 : 9)) {
      case 0 -> new SearchKey.Sequence(set());
      case 1 -> new SearchKey.Uid(set());
      case 2 -> new SearchKey.HasFlag(yes() ? new Flag("\\Seen") : new Flag(word()));
      case 3 -> new SearchKey.Text(of(SearchKey.Place.values()), text());
      case 4 -> new SearchKey.Header(word(), text());
      case 5 ->
          new SearchKey.Date(
              of(SearchKey.Clock.values()),
              of(SearchKey.Relation.values()),
              LocalDate.of(
                  1970 + chance.nextInt(100), 1 + chance.nextInt(12), 1 + chance.nextInt(28)));
      case 6 -> new SearchKey.Larger(chance.nextInt(1 << 30));
      case 7 -> new SearchKey.Smaller(chance.nextInt(1 << 30));
      case 8 -> new SearchKey.ModSeq(chance.nextInt(1 << 30));
      case 9 -> new SearchKey.Not(key(depth - 1));
      case 10, 11 -> new SearchKey.Or(key(depth - 1), key(depth - 1));
      default -> new SearchKey.And(List.of(key(depth - 1), key(depth - 1)));
    };
  }

  private FetchItem fetchItem() {
    return switch (chance.nextInt(4)) {
      case 0 -> of(FetchItem.Attribute.values());
      case 1 -> new FetchItem.Content(Form.BODY, section(), partial(), yes());
      case 2 -> new FetchItem.Binary(new Section(path(), Section.Whole.ALL), partial(), yes());
      default -> new FetchItem.BinarySize(new Section(path(), Section.Whole.ALL));
    };
  }

  private Section section() {
    List<Integer> path = path();
    Section.Text text =
        yes() ? new Section.Fields(some(this::word), yes()) : of(Section.Whole.values());
    boolean mime = text == Section.Whole.MIME && path.isEmpty();
    return new Section(path, mime ? Section.Whole.TEXT : text);
  }

  private Partial partial() {
    return yes() ? Partial.WHOLE : new Partial(chance.nextInt(100), 1 + chance.nextInt(100));
  }

  private List<Integer> path() {
    return yes() ? List.of() : some(() -> 1 + chance.nextInt(12));
  }

  private SequenceSet number() {
    return SequenceSet.of(1 + chance.nextInt(9), 10 + chance.nextInt(9));
  }

  private SequenceSet set() {
    if (chance.nextInt(8) == 0) {
      return SequenceSet.SAVED;
    }
    List<Integer> bounds = some(() -> chance.nextInt(5) == 0 ? 0 : 1 + chance.nextInt(1 << 30));
    int[] all = new int[2 * bounds.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = bounds.get(i / 2);
    }
    all[1] = chance.nextInt(1 << 20);
    return SequenceSet.of(all);
  }

  private Flag flag() {
    return yes() ? new Flag("\\Answered") : new Flag("$" + word());
  }

  private MailboxText mailbox() {
    return new MailboxText("m" + text());
  }

  private Set<Command.StatusItem> statusItems() {
    Set<Command.StatusItem> items = subset(Command.StatusItem.class);
    return items.isEmpty() ? Set.of(Command.StatusItem.UNSEEN) : items;
  }

  private String word() {
    return "X-" + chance.nextInt(100);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int[] letters = LETTERS.codePoints().toArray();
    for (int i = chance.nextInt(12); i > 0; i--) {
      text.appendCodePoint(letters[chance.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private boolean yes() {
    return chance.nextBoolean();
  }

  private <T> T of(T[] all) {
    return all[chance.nextInt(all.length)];
  }

  private <T> List<T> some(Supplier<T> one) {
    List<T> all = new ArrayList<>();
    do {
      all.add(one.get());
    } while (chance.nextInt(3) > 0);
    return all;
  }

  private <E extends Enum<E>> Set<E> subset(Class<E> type) {
    Set<E> all = EnumSet.allOf(type);
    all.removeIf(_ -> yes());
    return all;
  }
}
