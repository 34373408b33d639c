package org.gatepost.gate;

import java.util.List;
import java.util.Optional;

/// Decides who may come in.
public final class Gate {
  private static final List<Mechanism> BY_PASSWORD =
      List.of(Mechanism.PLAIN, Mechanism.LOGIN, Mechanism.COMMAND);

  private final SignInSetting setting;

  public Gate(SignInSetting setting) {
    this.setting = setting;
  }

  /// The mechanisms to announce on this channel, in order of preference: none where a password
  /// could be read on the way. [Mechanism#COMMAND] among them says that IMAP LOGIN and POP3 USER
  /// are welcome.
  public List<Mechanism> mechanisms(Channel channel) {
    return hides(channel) ? BY_PASSWORD : List.of();
  }

  /// Why this mechanism may not even begin on this channel, before any secret is sent. Nothing when
  /// it may.
  public Optional<Outcome.Refused> refusesToBegin(Channel channel, Mechanism mechanism) {
    return switch (mechanism.kind()) {
      case OBSOLETE -> Optional.of(new Outcome.Refused(Reason.MECHANISM_REFUSED));
      case PASSWORD ->
          hides(channel) ? Optional.empty() : Optional.of(new Outcome.Refused(Reason.NEEDS_TLS));
    };
  }

  /// Decides. Blocks while the password is hashed: call it from the connection's own thread.
  public Outcome decide(Attempt attempt) {
    return refusesToBegin(attempt.origin().channel(), attempt.mechanism())
        .<Outcome>map(refused -> refused)
        .orElseGet(() -> new Outcome.TryLater(Reason.BACKEND_DOWN, setting.retryAfter()));
  }

  private boolean hides(Channel channel) {
    return switch (channel) {
      case Channel.Tls _ -> true;
      case Channel.LoopbackPlain _ -> setting.plaintextOnLoopback();
      case Channel.Plain _ -> false;
    };
  }
}
