package org.gatepost.gate;

/// What someone who signs in is speaking.
public enum Protocol {
  IMAP("imap"),
  POP3("pop3"),
  SUBMISSION("submission"),
  MANAGESIEVE("managesieve"),
  JMAP("jmap"),
  WEB("web");

  private final String word;

  Protocol(String word) {
    this.word = word;
  }

  /// The name in logs and metrics.
  public String word() {
    return word;
  }
}
