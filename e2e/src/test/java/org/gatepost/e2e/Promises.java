package org.gatepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server has promised about an INBOX, by the messages' subjects, and whether it is so.
///
/// Promises come from any thread; it is checked while none come.
final class Promises {
  private static final Pattern ROW =
      Pattern.compile(
          "\\* \\d+ FETCH \\(UID (\\d+) FLAGS \\(([^)]*)\\) ENVELOPE \\(NIL \"(\\S+)\" .*");
  private static final Pattern BODY =
      Pattern.compile("(?s).*X-Octets: (\\d+)\r\n\r\n.* BODY\\[TEXT\\] \\{\\d+}\n(x*)\r\n\\)");
  private static final Pattern CODE = Pattern.compile("\\[(UIDVALIDITY|UIDNEXT) (\\d+)\\]");

  private final Set<String> delivered = ConcurrentHashMap.newKeySet();
  private final Set<String> flagged = ConcurrentHashMap.newKeySet();
  private final Set<String> expungeAsked = ConcurrentHashMap.newKeySet();
  private final Set<String> expunged = ConcurrentHashMap.newKeySet();
  private Map<String, Integer> uids = Map.of();
  private long uidNext = 1;
  private long uidValidity;

  /// A message as it was found last.
  record Message(String subject, int uid) {}

  void delivered(String subject) {
    delivered.add(subject);
  }

  void flagged(String subject) {
    flagged.add(subject);
  }

  void expungeAsked(String subject) {
    expungeAsked.add(subject);
  }

  void expunged(String subject) {
    expunged.add(subject);
  }

  /// How many deliveries were promised so far.
  int count() {
    return delivered.size();
  }

  /// The messages that were found last.
  List<Message> known() {
    return uids.entrySet().stream()
        .map(entry -> new Message(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// Reads the INBOX and holds it against everything promised so far.
  void check(Server server, String user, String password) throws IOException {
    Map<String, Integer> found = new HashMap<>();
    Set<String> withFlag = new HashSet<>();
    try (Talk talk = Talk.imap(server, user, password)) {
      Map<String, Long> codes = codes(talk.command("SELECT INBOX"));
      List<String> responses = talk.command("UID FETCH 1:* (FLAGS ENVELOPE)");
      for (String response : responses.subList(0, responses.size() - 1)) {
        Matcher row = ROW.matcher(response);
        assertThat(row.matches()).as(response).isTrue();
        assertThat(found.put(row.group(3), Integer.valueOf(row.group(1))))
            .as("doubled: " + row.group(3))
            .isNull();
        if (row.group(2).contains("\\Flagged")) {
          withFlag.add(row.group(3));
        }
      }
      compare(found, withFlag);
      compareUids(found, codes.getOrDefault("UIDVALIDITY", 0L), codes.getOrDefault("UIDNEXT", 0L));
    }
  }

  /// Reads every message whole.
  void checkBodies(Server server, String user, String password) throws IOException {
    try (Talk talk = Talk.imap(server, user, password)) {
      talk.command("SELECT INBOX");
      List<String> responses = talk.command("FETCH 1:* (BODY.PEEK[HEADER] BODY.PEEK[TEXT])");
      assertThat(responses).hasSize(uids.size() + 1);
      for (String response : responses.subList(0, responses.size() - 1)) {
        Matcher body = BODY.matcher(response);
        assertThat(body.matches()).as(response).isTrue();
        assertThat(body.group(2)).hasSize(Integer.parseInt(body.group(1)));
      }
    }
  }

  /// That enough was promised for the check to mean something.
  void checkEnough(int rounds) {
    assertThat(delivered.size()).as("deliveries").isGreaterThan(rounds);
    assertThat(expunged.size()).as("expunges").isPositive();
    assertThat(flagged.size()).as("flags").isPositive();
  }

  @Override
  public String toString() {
    return "%d deliveries, %d flags, %d expunges, %d messages left"
        .formatted(delivered.size(), flagged.size(), expunged.size(), uids.size());
  }

  private void compare(Map<String, Integer> found, Set<String> withFlag) {
    Set<String> lost = new HashSet<>(delivered);
    lost.removeAll(found.keySet());
    lost.removeAll(expungeAsked);
    assertThat(lost).as("acknowledged and lost").isEmpty();
    Set<String> risen = new HashSet<>(expunged);
    risen.retainAll(found.keySet());
    assertThat(risen).as("expunged and back").isEmpty();
    Set<String> unflagged = new HashSet<>(flagged);
    unflagged.retainAll(found.keySet());
    unflagged.removeAll(withFlag);
    assertThat(unflagged).as("flag acknowledged and lost").isEmpty();
  }

  private void compareUids(Map<String, Integer> found, long validity, long next) {
    List<String> wrong = new ArrayList<>();
    found.forEach(
        (subject, uid) -> {
          Integer known = uids.get(subject);
          if (known == null && uid < uidNext) {
            wrong.add(subject + " has the used UID " + uid);
          } else if (known != null && !known.equals(uid)) {
            wrong.add(subject + " had UID " + known + " and has " + uid);
          }
        });
    assertThat(wrong).isEmpty();
    assertThat(next).as("UIDNEXT").isGreaterThanOrEqualTo(uidNext);
    assertThat(uidValidity == 0 || validity == uidValidity).as("UIDVALIDITY stays").isTrue();
    uids = Map.copyOf(found);
    uidNext = next;
    uidValidity = validity;
  }

  private static Map<String, Long> codes(List<String> responses) {
    Map<String, Long> codes = new HashMap<>();
    for (String response : responses) {
      Matcher code = CODE.matcher(response);
      if (code.find()) {
        codes.put(code.group(1), Long.valueOf(code.group(2)));
      }
    }
    return codes;
  }
}
