package org.gatepost.gate;

import org.gatepost.base.text.Words;

/// A row of [Answers]: all that is said about one [Reason].
///
/// @param http the status of a web or JMAP answer
public record Answer(Imap imap, Pop3 pop3, Smtp smtp, int http, Sentences people) {

  /// What follows `NO` in IMAP.
  ///
  /// @param code a response code of RFC 5530 without its brackets, empty for none
  public record Imap(String code, String text) {
    /// As it follows `NO `: `[CODE] text`.
    public String line() {
      return bracketed(code, text);
    }
  }

  /// What follows `-ERR` in POP3.
  ///
  /// @param code a response code of RFC 2449, 3206 without its brackets, empty for none
  public record Pop3(String code, String text) {
    /// As it follows `-ERR `: `[CODE] text`.
    public String line() {
      return bracketed(code, text);
    }
  }

  /// A reply to AUTH in SMTP.
  ///
  /// @param enhanced the status of RFC 3463 and RFC 4954, section 6
  public record Smtp(int code, String enhanced, String text) {
    /// The whole reply line.
    public String line() {
      return code + " " + enhanced + " " + text;
    }
  }

  /// What is said to people.
  ///
  /// @param user what the person who signs in reads
  /// @param helpDesk what the help desk reads
  public record Sentences(Words user, Words helpDesk) {}

  private static String bracketed(String code, String text) {
    return code.isEmpty() ? text : "[" + code + "] " + text;
  }
}
