package org.gatepost.server.smtp;

import java.io.IOException;
import java.time.InstantSource;
import org.gatepost.server.delivery.Delivery;
import org.gatepost.server.net.Door;
import org.gatepost.server.net.Wire;

/// Takes mail in: SMTP, submission or LMTP, as its [Manner] says.
public final class SmtpDoor implements Door {
  private final Host host;
  private final Manner manner;
  private final boolean startTlsOffered;
  private final Delivery delivery;
  private final InstantSource clock;

  /// @param startTlsOffered whether its listener can start TLS on a plain connection
  public SmtpDoor(
      Host host, Manner manner, boolean startTlsOffered, Delivery delivery, InstantSource clock) {
    this.host = host;
    this.manner = manner;
    this.startTlsOffered = startTlsOffered;
    this.delivery = delivery;
    this.clock = clock;
  }

  @Override
  public void serve(Wire wire) throws IOException {
    SmtpSession session =
        new SmtpSession(host, manner, startTlsOffered, Conversation.visitor(wire));
    try (Intake intake = new Intake(wire, delivery, host, clock)) {
      new Conversation(wire, host, manner, session, intake).run();
    }
  }

  @Override
  public String apology(Trouble trouble) {
    return switch (trouble) {
      case TOO_MANY -> "421 4.7.0 " + host.name() + " Too many connections; try again later";
      case BUG -> "421 4.3.0 " + host.name() + " Internal error; try again later";
    };
  }
}
