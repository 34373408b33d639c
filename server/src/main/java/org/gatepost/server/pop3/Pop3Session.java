package org.gatepost.server.pop3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatepost.gate.Mechanism;
import org.gatepost.server.pop3.Step.After;
import org.gatepost.server.pop3.grammar.Command;

/// One conversation: commands go in, [Step]s come out. No socket, no clock, no thread in it.
final class Pop3Session implements AutoCloseable {
  private final House house;
  private final SignIn signIn;
  private final Transacting transacting;

  // Owned by the connection's thread.
  private Visitor visitor;
  private State state = new State.Authorization("", 0);
  private Language language = Language.EN;
  private int badCommands;

  Pop3Session(House house, Visitor visitor) {
    this.house = house;
    this.visitor = visitor;
    this.signIn = new SignIn(house);
    this.transacting = new Transacting(house.setting());
  }

  State state() {
    return state;
  }

  Reply greeting() {
    return Reply.ok(say(Phrase.GREETING));
  }

  /// Takes one command.
  Step take(Command command) {
    return follow(
        switch (command) {
          case Command.AnyTime any -> anyTime(any);
          case Command.Unreadable bad -> unreadable(bad);
          case Command.BeforeLogin before ->
              switch (state) {
                case State.Authorization now -> beforeLogin(now, before);
                case State.SigningIn _, State.Transaction _, State.Done _ -> notNow();
              };
          case Command.InMaildrop inside ->
              switch (state) {
                case State.Transaction now -> transacting.take(now, inside, language);
                case State.Authorization _, State.SigningIn _, State.Done _ -> notNow();
              };
        });
  }

  /// Takes a line of the exchange that AUTH has begun.
  Step takeResponse(byte[] line) {
    return follow(
        state instanceof State.SigningIn now
            ? signIn.response(now, visitor.origin(), line, language)
            : notNow());
  }

  /// Takes a line that is none.
  Step takeBad(Phrase what) {
    State back = state instanceof State.SigningIn now ? now.before() : state;
    return follow(bad(back, say(what)));
  }

  /// TLS is on: all that was said before counts for nothing (RFC 2595, 4).
  void secured(Visitor now) {
    visitor = now;
    int failures = state instanceof State.Authorization before ? before.failures() : 0;
    state = new State.Authorization("", failures);
  }

  String say(Phrase phrase) {
    return phrase.in(language);
  }

  /// Gives the maildrop free; what was to be removed stays.
  @Override
  public void close() {
    if (state instanceof State.Transaction(var maildrop)) {
      maildrop.close();
    }
    state = new State.Done();
  }

  private Step follow(Step step) {
    state = step.next();
    return step;
  }

  private Step anyTime(Command.AnyTime command) {
    return switch (command) {
      case Command.Capa _ ->
          Step.stay(state, new Reply.Listing(say(Phrase.CAPABILITIES), capabilities()));
      case Command.Lang(var tag) -> lang(tag);
      case Command.Quit _ ->
          state instanceof State.Transaction now
              ? transacting.quit(now, language)
              : Step.close(new State.Done(), Reply.ok(say(Phrase.BYE)));
    };
  }

  private Step beforeLogin(State.Authorization now, Command.BeforeLogin command) {
    return switch (command) {
      case Command.User(var name) -> signIn.user(now, visitor.origin(), name, language);
      case Command.Pass(var password) -> signIn.pass(now, visitor.origin(), password, language);
      case Command.Apop _ -> signIn.apop(now, visitor.origin(), language);
      case Command.Auth auth ->
          auth.mechanism().isEmpty()
              ? Step.stay(now, new Reply.Listing(say(Phrase.MECHANISMS), saslNames()))
              : signIn.auth(now, visitor.origin(), auth, language);
      case Command.Stls _ ->
          visitor.canStartTls()
              ? new Step(now, Reply.ok(say(Phrase.BEGIN_TLS)), After.START_TLS)
              : Step.stay(now, Reply.no(say(Phrase.NO_TLS)));
      // Messages go out as they came in, in this mode or not: a client that shows raw octets is
      // better served than one that is refused its mail (RFC 6856, 2.1 would have it refused).
      case Command.Utf8 _ -> Step.stay(now, Reply.ok(say(Phrase.UTF8_ON)));
    };
  }

  private Step unreadable(Command.Unreadable command) {
    State back = state instanceof State.SigningIn now ? now.before() : state;
    return switch (command) {
      case Command.Unknown _ -> bad(back, say(Phrase.UNKNOWN));
      case Command.Malformed(var usage) -> bad(back, say(Phrase.MALFORMED) + usage);
    };
  }

  private Step notNow() {
    return bad(state, say(Phrase.NOT_NOW));
  }

  private Step bad(State back, String text) {
    badCommands++;
    return badCommands < house.setting().badCommandsMax()
        ? Step.stay(back, Reply.no(text))
        : Step.close(back, Reply.no(say(Phrase.TOO_MANY_ERRORS)));
  }

  private Step lang(String tag) {
    if (tag.isEmpty()) {
      List<String> all = new ArrayList<>();
      for (Language each : Language.values()) {
        all.add(each.tag() + " " + each.ownName());
      }
      return Step.stay(state, new Reply.Listing(say(Phrase.LANGUAGES), all));
    }
    Optional<Language> asked = tag.equals("*") ? Optional.of(Language.EN) : Language.of(tag);
    if (asked.isEmpty()) {
      return Step.stay(state, Reply.no(say(Phrase.NO_SUCH_LANGUAGE)));
    }
    language = asked.get();
    return Step.stay(state, Reply.ok(say(Phrase.LANGUAGE_SET)));
  }

  /// RFC 2449, 6; RFC 3206, 6; RFC 5034, 3; RFC 6856, 2 and 3. What serves to sign in is named
  /// after it as well (RFC 2449, 5).
  private List<String> capabilities() {
    List<String> all =
        new ArrayList<>(
            List.of("TOP", "UIDL", "PIPELINING", "RESP-CODES", "AUTH-RESP-CODE", "EXPIRE NEVER"));
    all.add("UTF8 USER");
    all.add("LANG");
    long delay = house.setting().loginDelay().toSeconds();
    if (delay > 0) {
      all.add("LOGIN-DELAY " + delay);
    }
    if (house.gate().mechanisms(visitor.origin().channel()).contains(Mechanism.COMMAND)) {
      all.add("USER");
    }
    List<String> sasl = saslNames();
    if (!sasl.isEmpty()) {
      all.add("SASL " + String.join(" ", sasl));
    }
    if (visitor.canStartTls()) {
      all.add("STLS");
    }
    all.add("IMPLEMENTATION Gatepost");
    return all;
  }

  private List<String> saslNames() {
    return house.gate().mechanisms(visitor.origin().channel()).stream()
        .map(Mechanism::saslName)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
