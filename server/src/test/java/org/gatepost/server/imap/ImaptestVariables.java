package org.gatepost.server.imap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gatepost.base.text.Ascii;

/// What a script's variables stand for, and whether what came is what it expects.
final class ImaptestVariables {
  private final Map<String, String> values;

  ImaptestVariables(Map<String, String> known) {
    this.values = new HashMap<>(known);
  }

  void set(String name, String value) {
    values.put(name, value);
  }

  /// The text with what is known in place of variables; `$$` is a dollar.
  String expand(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '$') {
        out.append(text.charAt(i));
      } else if (text.startsWith("$$", i)) {
        out.append('$');
        i++;
      } else {
        String name = nameAt(text, i + 1);
        int length = text.startsWith("{", i + 1) ? name.length() + 2 : name.length();
        String value = name.matches("\\d+") ? name : values.get(name);
        out.append(value == null ? text.substring(i, i + 1 + length) : value);
        i += length;
      }
    }
    return out.toString();
  }

  private static String nameAt(String text, int at) {
    if (text.startsWith("{", at)) {
      return text.substring(at + 1, text.indexOf('}', at));
    }
    int end = at;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return text.substring(at, end);
  }

  /// Whether a response is the one expected. Variables it gives a value to are kept if it is.
  boolean matches(List<ImapValue> expected, List<ImapValue> actual, boolean prefix) {
    Map<String, String> before = Map.copyOf(values);
    List<ImapValue> shown =
        prefix && actual.size() > expected.size() ? actual.subList(0, expected.size()) : actual;
    boolean matches = new Rules("", 1, false).match(expected, shown);
    if (!matches) {
      values.clear();
      values.putAll(before);
    }
    return matches;
  }

  private boolean word(String expected, String actual) {
    if (expected.equals("$")) {
      return true;
    }
    String expanded = expand(expected);
    String name = expanded.startsWith("$") ? nameAt(expanded, 1) : "";
    boolean whole = expanded.equals("$" + name) || expanded.equals("${" + name + "}");
    if (!name.isEmpty() && whole && !expected.startsWith("$$")) {
      values.put(name, actual);
      return true;
    }
    return Ascii.equal(expanded, actual);
  }

  /// How one list is compared: what it belongs to (`fetch`, `flags`), and how many elements stay
  /// together where their order does not matter; 0 where it does.
  private final class Rules {
    private final String name;
    private int chain;
    private boolean extra;
    private final List<String> ignored = new ArrayList<>();
    private final List<String> banned = new ArrayList<>();

    private Rules(String name, int chain, boolean extra) {
      this.name = name;
      this.chain = chain;
      this.extra = extra;
      if (name.isEmpty()) {
        this.chain = 0;
      }
    }

    private static final List<String> UNORDERED = List.of("list", "lsub");

    private Rules of(String context) {
      return switch (context) {
        case "fetch", "status" -> new Rules(context, 2, true);
        case "flags" -> {
          Rules rules = new Rules(context, 1, false);
          rules.ignored.add("\\recent");
          yield rules;
        }
        default ->
            UNORDERED.contains(context) ? new Rules(context, 1, true) : new Rules("", 0, false);
      };
    }

    private boolean match(List<ImapValue> expected, List<ImapValue> actual) {
      return chain == 0 ? ordered(expected, actual) : unordered(expected, actual);
    }

    private boolean ordered(List<ImapValue> expected, List<ImapValue> actual) {
      if (expected.size() > actual.size() || !extra && expected.size() < actual.size()) {
        return false;
      }
      for (int i = 0; i < expected.size(); i++) {
        if (!one(expected.get(i), actual.get(i), context(expected, i))) {
          return false;
        }
      }
      return true;
    }

    private boolean unordered(List<ImapValue> expected, List<ImapValue> actual) {
      List<List<ImapValue>> left = chains(actual);
      for (List<ImapValue> wanted : chains(expected)) {
        int found = -1;
        for (int i = 0; i < left.size() && found < 0; i++) {
          found = ordered(wanted, left.get(i)) ? i : -1;
        }
        if (found < 0) {
          return false;
        }
        left.remove(found);
      }
      return left.stream().noneMatch(this::isWrongExtra);
    }

    private boolean isWrongExtra(List<ImapValue> chained) {
      String first = lower(chained.getFirst());
      return extra ? banned.contains(first) : !ignored.contains(first);
    }

    private List<List<ImapValue>> chains(List<ImapValue> values) {
      List<List<ImapValue>> all = new ArrayList<>();
      for (int i = 0; i < values.size(); i += chain) {
        all.add(values.subList(i, Math.min(values.size(), i + chain)));
      }
      return all;
    }

    /// What a list stands behind: `1 FETCH (...)`, `FLAGS (...)`, `LIST (...)`.
    private String context(List<ImapValue> values, int at) {
      String before = at > 0 ? lower(values.get(at - 1)) : "";
      String first = lower(values.getFirst());
      if (first.equals("status") && at == 2) {
        return first;
      }
      return name.isEmpty() || before.equals("flags") ? before : "";
    }

    private boolean one(ImapValue expected, ImapValue actual, String context) {
      return switch (expected) {
        case ImapValue.Word(var text) when text.equals("$") -> true;
        case ImapValue.Word(var text) ->
            actual instanceof ImapValue.Word(var came) && word(text, came);
        case ImapValue.Group(var brackets, var values) ->
            actual instanceof ImapValue.Group(var others, var came)
                && brackets == others
                && list(values, came, context);
      };
    }

    private boolean list(List<ImapValue> expected, List<ImapValue> actual, String context) {
      List<ImapValue> wanted = new ArrayList<>(expected);
      boolean directed = !wanted.isEmpty() && lower(wanted.getFirst()).startsWith("$!");
      Rules rules = directed ? new Rules("directed", 0, false) : of(context);
      while (!wanted.isEmpty() && lower(wanted.getFirst()).startsWith("$!")) {
        rules.direct(lower(wanted.removeFirst()).substring(2));
      }
      return rules.match(wanted, actual);
    }

    private void direct(String directive) {
      String[] parts = directive.split("=", 2);
      switch (parts[0]) {
        case "ordered" -> chain = 0;
        case "unordered" -> {
          chain = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
          extra = true;
        }
        case "noextra" -> extra = false;
        case "extra" -> extra = true;
        case "ignore" -> ignored.add(parts[1]);
        case "ban" -> banned.add(parts[1]);
        default -> throw new IllegalArgumentException("unknown directive: " + directive);
      }
    }

    private static String lower(ImapValue value) {
      return value instanceof ImapValue.Word(var text) ? text.toLowerCase(Locale.ROOT) : "";
    }
  }
}
