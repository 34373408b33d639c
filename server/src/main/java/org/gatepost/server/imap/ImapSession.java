package org.gatepost.server.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.gatepost.server.imap.answer.ResponseCode.Word.CLIENTBUG;
import static org.gatepost.server.imap.answer.ResponseCode.Word.NONE;
import static org.gatepost.server.imap.answer.ResponseCode.Word.NONEXISTENT;
import static org.gatepost.server.imap.answer.ResponseCode.Word.UNAVAILABLE;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.text.Ascii;
import org.gatepost.gate.Channel;
import org.gatepost.gate.Origin;
import org.gatepost.server.imap.Step.After;
import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.server.imap.answer.ResponseCode;
import org.gatepost.server.imap.grammar.Command;
import org.gatepost.server.imap.grammar.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One conversation: a function from command to step, with a memory. It owns no socket, clock or
/// thread; its answers go to the printer. Used by the thread that owns the connection.
final class ImapSession implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ImapSession.class);
  private static final String STORE_UNAVAILABLE = "imap.store.unavailable";

  private final House house;
  private final Printer out;
  private final Runnable wake;
  private final Verbs verbs;

  private State state = new State.NotLoggedIn(0);
  private Manner manner;

  /// What is known of the connection.
  ///
  /// @param tlsCanStart STARTTLS would be carried out
  /// @param compressed COMPRESS is on, or can't be had
  /// @param badCommands how many could not be read
  private record Manner(Origin origin, boolean tlsCanStart, boolean compressed, int badCommands) {}

  /// A conversation before its greeting.
  ///
  /// @param tlsCanStart whether its listener can start TLS on it
  /// @param wake what to call, from whatever thread, when an idling client has news to be told
  ImapSession(House house, Origin origin, boolean tlsCanStart, Printer out, Runnable wake) {
    this.house = house;
    this.out = out;
    this.wake = wake;
    this.verbs = Verbs.of(house, out);
    this.manner = new Manner(origin, tlsCanStart, !house.setting().compression(), 0);
  }

  State state() {
    return state;
  }

  /// Whether the client sends mailbox names in UTF-8.
  boolean speaksUtf8() {
    return state instanceof State.SignedIn in && in.login().enabled().speaksUtf8();
  }

  /// The first line (RFC 9051, 7.1).
  After greet() throws IOException {
    out.untagged("OK", new ResponseCode.Capability(capabilities()), "Gatepost is ready");
    return After.READ_COMMAND;
  }

  /// Carries a command out and answers it.
  After take(String tag, Command command) throws IOException {
    Step step;
    try {
      step = carryOut(tag, command);
    } catch (PeerGone e) {
      throw e;
    } catch (IOException e) {
      step = Step.to(afterFailure(command), unavailable(e));
    }
    return follow(tag, command, step);
  }

  /// Takes a line of an AUTHENTICATE exchange.
  After respond(byte[] line) throws IOException {
    if (!(state instanceof State.SigningIn now)) {
      throw new IllegalStateException("no exchange is under way");
    }
    Step step = verbs.signIn().response(now, manner.origin(), line);
    return follow(now.tag(), new Command.Noop(), step);
  }

  /// Tells an idling client what is new.
  After tellNews() throws IOException {
    if (state instanceof State.Idling(_, State.InMailbox box)
        && !verbs.announcing().announce(box, true)) {
      return mailboxIsGone(box);
    }
    return After.IDLE;
  }

  /// Ends IDLE with the line that the client sent for it.
  After endIdle(byte[] line) throws IOException {
    if (!(state instanceof State.Idling(var tag, var before))) {
      throw new IllegalStateException("nobody idles");
    }
    if (before instanceof State.InMailbox box) {
      box.selection().onChange(() -> {});
    }
    boolean done = Ascii.equal(new String(line, ISO_8859_1), "DONE");
    Completion end = done ? Completion.ok("Idled") : Completion.bad("DONE ends IDLE");
    return follow(tag, new Command.Idle(), Step.to(before, end));
  }

  /// TLS is on: what was known before it is forgotten (RFC 9051, 6.2.1).
  void secured(Channel channel) {
    Origin before = manner.origin();
    Origin origin = new Origin(before.protocol(), before.peer(), channel, "", before.session());
    manner = new Manner(origin, false, manner.compressed(), manner.badCommands());
    state = new State.NotLoggedIn(0);
  }

  /// COMPRESS is on.
  void deflated() {
    manner = new Manner(manner.origin(), manner.tlsCanStart(), true, manner.badCommands());
  }

  /// Why a message of an APPEND need not be sent.
  Optional<Completion> refuses(Progress.Message coming) throws IOException {
    if (!(state instanceof State.SignedIn in)) {
      return Optional.of(new Completion.Bad(CLIENTBUG, "Not in this state"));
    }
    try {
      return verbs.appending().refuses(in, coming);
    } catch (PeerGone e) {
      throw e;
    } catch (IOException e) {
      return Optional.of(unavailable(e));
    }
  }

  /// Takes a message of an APPEND from the wire.
  void receive(Progress.Message coming, LiteralSource source) {
    verbs.appending().take(coming, source);
  }

  /// Forgets an APPEND that will not be finished.
  void giveUpAppend() {
    verbs.appending().close();
  }

  @Override
  public void close() {
    verbs.appending().close();
    State last = state;
    state = new State.LoggedOut();
    switch (last) {
      case State.SignedIn in -> leave(in);
      case State.Idling(_, var before) -> leave(before);
      case State.NotLoggedIn _, State.SigningIn _, State.LoggedOut _ -> {}
    }
  }

  private Step carryOut(String tag, Command command) throws IOException {
    return switch (command) {
      case Command.Bad(var reason) -> bad(reason);
      case Command.AnyTime any -> anyTime(any);
      case Command.BeforeLogin c ->
          state instanceof State.NotLoggedIn now ? beforeLogin(now, tag, c) : outOfOrder();
      case Command.AfterLogin c ->
          state instanceof State.SignedIn in
              ? afterLogin(verbs.enabling().implied(in, c), tag, c)
              : outOfOrder();
      case Command.InMailbox c ->
          state instanceof State.InMailbox box
              ? inMailbox(verbs.enabling().implied(box, c), tag, c)
              : outOfOrder();
    };
  }

  private Step anyTime(Command.AnyTime command) throws IOException {
    return switch (command) {
      case Command.Capability _ -> {
        out.ascii("* CAPABILITY ").words(capabilities()).crlf();
        yield Step.stay(state, Completion.ok("Told"));
      }
      case Command.Noop _ -> Step.stay(state, Completion.ok("Done"));
      case Command.Id(var parameters) -> {
        Origin origin = Identity.met(manner.origin(), parameters);
        manner =
            new Manner(origin, manner.tlsCanStart(), manner.compressed(), manner.badCommands());
        out.ascii("* ID (\"name\" \"Gatepost\")").crlf();
        yield Step.stay(state, Completion.ok("Told"));
      }
      case Command.Logout _ -> {
        out.untagged("BYE", NONE, "Goodbye");
        yield end(Completion.ok("Logged out"));
      }
    };
  }

  private Step beforeLogin(State.NotLoggedIn now, String tag, Command.BeforeLogin command)
      throws IOException {
    Origin origin = manner.origin();
    return switch (command) {
      case Command.StartTls _ ->
          manner.tlsCanStart()
              ? new Step.Done(now, Completion.ok("Begin TLS now"), After.START_TLS)
              : Step.stay(
                  now,
                  Completion.bad(
                      origin.channel() instanceof Channel.Tls
                          ? "TLS is on already"
                          : "TLS can't be started here"));
      case Command.Login login -> verbs.signIn().login(now, origin, login);
      case Command.Authenticate authenticate ->
          verbs.signIn().authenticate(now, origin, tag, authenticate);
    };
  }

  private Step afterLogin(State.SignedIn in, String tag, Command.AfterLogin command)
      throws IOException {
    State.LoggedIn login = in.login();
    return switch (command) {
      case Command.Enable c ->
          in instanceof State.LoggedIn
              ? verbs.enabling().enable(login, c)
              : Step.stay(in, new Completion.Bad(CLIENTBUG, "ENABLE comes before SELECT"));
      case Command.Select(var name, var resync) -> verbs.selecting().open(in, name, resync, false);
      case Command.Examine(var name, var resync) -> verbs.selecting().open(in, name, resync, true);
      case Command.Create c -> Step.stay(in, verbs.naming().create(login, c));
      case Command.Delete c -> verbs.naming().delete(in, c);
      case Command.Rename c -> Step.stay(in, verbs.naming().rename(login, c));
      case Command.Subscribe(var name) -> Step.stay(in, verbs.naming().subscribe(login, name));
      case Command.Unsubscribe(var name) -> Step.stay(in, verbs.naming().unsubscribe(login, name));
      case Command.ListMailboxes c -> Step.stay(in, verbs.listing().list(login, c));
      case Command.Lsub c -> Step.stay(in, verbs.listing().lsub(login, c));
      case Command.Namespace _ -> {
        out.ascii("* NAMESPACE ((\"\" \"/\")) NIL NIL").crlf();
        yield Step.stay(in, Completion.ok("Told"));
      }
      case Command.Status c -> Step.stay(in, verbs.telling().status(login, c));
      case Command.Append c -> Step.stay(in, verbs.appending().finish(in, c));
      case Command.Idle _ -> idle(in, tag);
      case Command.Compress(var mechanism) -> verbs.compress(in, mechanism, manner.compressed());
    };
  }

  private Step inMailbox(State.InMailbox box, String tag, Command.InMailbox command)
      throws IOException {
    return switch (command) {
      case Command.Check _ -> Step.stay(box, Completion.ok("Done"));
      case Command.Close _ -> verbs.selecting().close(box);
      case Command.Unselect _ -> verbs.selecting().unselect(box);
      case Command.Expunge _ -> Step.stay(box, Expunging.expunge(box));
      case Command.UidExpunge c -> Step.stay(box, Expunging.expunge(box, c));
      case Command.Search c -> verbs.searching().search(box, tag, c);
      case Command.Fetch c -> Step.stay(box, verbs.fetching().fetch(box, c));
      case Command.Store c -> Step.stay(box, verbs.storing().store(box, c));
      case Command.Copy c -> Step.stay(box, verbs.copying().copy(box, c));
      case Command.Move c -> Step.stay(box, verbs.copying().move(box, c));
    };
  }

  private Step idle(State.SignedIn in, String tag) {
    if (in instanceof State.InMailbox box) {
      box.selection().onChange(wake);
    }
    return new Step.Ask(new State.Idling(tag, in), "Idling", After.IDLE);
  }

  private Step bad(String reason) throws IOException {
    int count = manner.badCommands() + 1;
    manner = new Manner(manner.origin(), manner.tlsCanStart(), manner.compressed(), count);
    if (count < house.setting().badCommandsMax()) {
      return Step.stay(state, Completion.bad(reason));
    }
    out.untagged("BYE", CLIENTBUG, "Too many commands that can't be read");
    return end(Completion.bad(reason));
  }

  private Step outOfOrder() {
    return Step.stay(state, new Completion.Bad(CLIENTBUG, "Not in this state"));
  }

  private Step end(Completion completion) {
    close();
    return new Step.Done(state, completion, After.CLOSE);
  }

  /// Takes the step: tells what is new where the command allows it, then how it ended.
  private After follow(String tag, Command command, Step step) throws IOException {
    state = step.next();
    if (speaksUtf8()) {
      out.acceptUtf8();
    }
    return switch (step) {
      case Step.Done(State.InMailbox box, var completion, var after) -> {
        boolean there = verbs.announcing().announce(box, mayRenumber(command));
        out.tagged(tag, completion);
        yield there ? after : mailboxIsGone(box);
      }
      case Step.Done(_, var completion, var after) -> {
        out.tagged(tag, completion);
        yield after;
      }
      case Step.Ask(_, var continuation, var after) -> {
        out.ascii("+ ").ascii(continuation).crlf();
        yield after == After.IDLE ? tellNews() : after;
      }
    };
  }

  /// RFC 9051, 7.5.1: never while a client may be using message numbers.
  private static boolean mayRenumber(Command command) {
    return switch (command) {
      case Command.Fetch fetch -> fetch.byUid();
      case Command.Store store -> store.byUid();
      case Command.Search search -> search.byUid();
      default -> true;
    };
  }

  private After mailboxIsGone(State.InMailbox box) throws IOException {
    out.untagged("BYE", NONEXISTENT, "The open mailbox was deleted");
    log.atInfo()
        .addKeyValue("session", manner.origin().session())
        .addKeyValue("mailbox", box.selection().mailbox().value())
        .log("imap.mailbox.gone");
    close();
    return After.CLOSE;
  }

  /// A SELECT closes what was open also when it fails (RFC 9051, 6.3.2).
  private State afterFailure(Command command) {
    boolean opens = command instanceof Command.Select || command instanceof Command.Examine;
    if (opens && state instanceof State.InMailbox box) {
      box.selection().close();
      return box.login();
    }
    return state;
  }

  private Completion unavailable(IOException e) {
    log.atWarn()
        .addKeyValue("session", manner.origin().session())
        .setCause(e)
        .log(STORE_UNAVAILABLE);
    return Completion.no(UNAVAILABLE, "Try again later");
  }

  private List<String> capabilities() {
    boolean loggedIn = state instanceof State.SignedIn;
    Channel channel = manner.origin().channel();
    return Capability.offered(
        new Capability.Circumstances(
            loggedIn,
            manner.tlsCanStart(),
            !house.gate().mechanisms(channel).isEmpty(),
            manner.compressed()),
        house.setting().appendBytesMax());
  }

  private void leave(State.SignedIn in) {
    if (in instanceof State.InMailbox box) {
      box.selection().close();
    }
    house.connections().leave(in.login().account().id());
  }
}
