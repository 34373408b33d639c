package org.gatepost.gate.sasl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.gatepost.base.text.Secret;
import org.gatepost.gate.Mechanism;

/// One SASL exchange, from the server's side. Used by the thread that owns the connection.
public final class Exchange {
  private static final byte NUL = 0;

  private final Mechanism mechanism;
  private String claimedName = "";
  private State state = State.EMPTY;

  private enum State {
    EMPTY,
    NAME_ASKED,
    SECRET_ASKED
  }

  private Exchange(Mechanism mechanism) {
    this.mechanism = mechanism;
  }

  /// An exchange by this mechanism, before anything was said.
  ///
  /// @throws IllegalArgumentException for a mechanism that the gate never admits
  public static Exchange begin(Mechanism mechanism) {
    return switch (mechanism) {
      case PLAIN, LOGIN -> new Exchange(mechanism);
      case COMMAND, CRAM_MD5, DIGEST_MD5, APOP ->
          throw new IllegalArgumentException(mechanism + " is no exchange of ours");
    };
  }

  /// What to send when the client began without an initial response.
  public SaslStep.Challenge opening() {
    return switch (mechanism) {
      case LOGIN -> {
        state = State.NAME_ASKED;
        yield challenge("Username:");
      }
      default -> new SaslStep.Challenge("");
    };
  }

  /// Takes the initial response, where `=` stands for an empty one (RFC 4959, section 3).
  public SaslStep takeInitial(byte[] line) {
    return line.length == 1 && line[0] == '=' ? response(new byte[0]) : take(line);
  }

  /// Takes a line that the client sent as its answer, without its line end.
  public SaslStep take(byte[] line) {
    if (line.length == 1 && line[0] == '*') {
      return new SaslStep.Cancelled();
    }
    byte[] response;
    try {
      response = Base64.getDecoder().decode(line);
    } catch (IllegalArgumentException e) {
      return new SaslStep.Malformed();
    }
    try {
      return response(response);
    } finally {
      Arrays.fill(response, NUL);
    }
  }

  private SaslStep response(byte[] response) {
    return mechanism == Mechanism.LOGIN ? login(response) : plain(response);
  }

  private SaslStep login(byte[] response) {
    Optional<String> text = utf8(response, 0, response.length);
    if (state == State.SECRET_ASKED) {
      return new SaslStep.Claim(claimedName, "", Secret.of(response));
    }
    if (text.isEmpty()) {
      return new SaslStep.Malformed();
    }
    claimedName = text.get();
    state = State.SECRET_ASKED;
    return challenge("Password:");
  }

  // RFC 4616, section 2: [authzid] NUL authcid NUL passwd
  private static SaslStep plain(byte[] response) {
    int first = indexOf(response, 0);
    int second = first < 0 ? -1 : indexOf(response, first + 1);
    if (second < 0 || indexOf(response, second + 1) >= 0) {
      return new SaslStep.Malformed();
    }
    Optional<String> actAs = utf8(response, 0, first);
    Optional<String> name = utf8(response, first + 1, second);
    if (actAs.isEmpty() || name.isEmpty()) {
      return new SaslStep.Malformed();
    }
    byte[] secret = Arrays.copyOfRange(response, second + 1, response.length);
    try {
      return new SaslStep.Claim(name.get(), actAs.get(), Secret.of(secret));
    } finally {
      Arrays.fill(secret, NUL);
    }
  }

  private static int indexOf(byte[] octets, int from) {
    for (int i = from; i < octets.length; i++) {
      if (octets[i] == NUL) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<String> utf8(byte[] octets, int from, int to) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(octets, from, to - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static SaslStep.Challenge challenge(String text) {
    return new SaslStep.Challenge(
        Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
