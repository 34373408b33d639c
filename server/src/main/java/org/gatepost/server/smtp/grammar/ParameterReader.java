package org.gatepost.server.smtp.grammar;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatepost.base.address.Address;
import org.gatepost.base.text.Ascii;
import org.gatepost.server.smtp.grammar.MailParameters.BodyType;
import org.gatepost.server.smtp.grammar.MailParameters.Returned;
import org.gatepost.server.smtp.grammar.RcptParameters.Notify;

/// Gives each parameter of MAIL and RCPT its meaning.
final class ParameterReader {
  /// RFC 3461, 4.4.
  static final int ENVELOPE_ID_MAX = 100;

  /// RFC 3461, 4.2.
  static final int ORIGINAL_RECIPIENT_MAX = 500;

  private static final int SIZE_DIGITS_MAX = 20; // RFC 1870, 6

  private ParameterReader() {}

  sealed interface Reading<P> {
    record Read<P>(P parameters) implements Reading<P> {}

    record Wrong<P>(Fault fault) implements Reading<P> {}
  }

  static Reading<MailParameters> mail(String text) {
    Optional<List<Parameter>> all = Parameter.readAll(text);
    if (all.isEmpty()) {
      return new Reading.Wrong<>(Fault.PARAMETER);
    }
    MailParameters so = MailParameters.NONE;
    for (Parameter parameter : all.get()) {
      switch (add(so, parameter)) {
        case Reading.Read<MailParameters>(var more) -> so = more;
        case Reading.Wrong<MailParameters> wrong -> {
          return wrong;
        }
      }
    }
    return new Reading.Read<>(so);
  }

  static Reading<RcptParameters> rcpt(String text) {
    Optional<List<Parameter>> all = Parameter.readAll(text);
    if (all.isEmpty()) {
      return new Reading.Wrong<>(Fault.PARAMETER);
    }
    RcptParameters so = RcptParameters.NONE;
    for (Parameter parameter : all.get()) {
      Optional<RcptParameters> more;
      switch (parameter.keyword()) {
        case "NOTIFY" -> more = notify(so, parameter.value());
        case "ORCPT" -> more = original(so, parameter.value());
        default -> {
          return new Reading.Wrong<>(Fault.UNKNOWN_PARAMETER);
        }
      }
      if (more.isEmpty()) {
        return new Reading.Wrong<>(Fault.PARAMETER);
      }
      so = more.get();
    }
    return new Reading.Read<>(so);
  }

  private static Reading<MailParameters> add(MailParameters so, Parameter parameter) {
    String value = parameter.value();
    Optional<MailParameters> more;
    switch (parameter.keyword()) {
      case "SIZE" -> more = size(so, value);
      case "BODY" -> more = body(so, value);
      case "SMTPUTF8" -> more = utf8(so, value);
      case "AUTH" -> more = auth(so, value);
      case "RET" -> more = returned(so, value);
      case "ENVID" -> more = envelopeId(so, value);
      default -> {
        return new Reading.Wrong<>(Fault.UNKNOWN_PARAMETER);
      }
    }
    return more.<Reading<MailParameters>>map(Reading.Read::new)
        .orElseGet(() -> new Reading.Wrong<>(Fault.PARAMETER));
  }

  private static Optional<MailParameters> size(MailParameters so, String value) {
    if (value.isEmpty()
        || value.length() > SIZE_DIGITS_MAX
        || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    return Optional.of(
        new MailParameters(
            number(value), so.body(), so.smtpUtf8(), so.auth(), so.returns(), so.envelopeId()));
  }

  /// The digits' number, or the largest there is.
  static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private static Optional<MailParameters> body(MailParameters so, String value) {
    Optional<BodyType> body =
        switch (Ascii.upper(value)) {
          case "7BIT" -> Optional.of(BodyType.SEVEN_BIT);
          case "8BITMIME" -> Optional.of(BodyType.EIGHT_BIT_MIME);
          case "BINARYMIME" -> Optional.of(BodyType.BINARY_MIME);
          default -> Optional.empty();
        };
    return body.map(
        type ->
            new MailParameters(
                so.size(), type, so.smtpUtf8(), so.auth(), so.returns(), so.envelopeId()));
  }

  private static Optional<MailParameters> utf8(MailParameters so, String value) {
    return value.isEmpty()
        ? Optional.of(
            new MailParameters(
                so.size(), so.body(), true, so.auth(), so.returns(), so.envelopeId()))
        : Optional.empty();
  }

  private static Optional<MailParameters> auth(MailParameters so, String value) {
    return Xtext.decode(value)
        .filter(who -> who.equals("<>") || Address.parse(who).isPresent())
        .map(
            who ->
                new MailParameters(
                    so.size(), so.body(), so.smtpUtf8(), who, so.returns(), so.envelopeId()));
  }

  private static Optional<MailParameters> returned(MailParameters so, String value) {
    Optional<Returned> returned =
        switch (Ascii.upper(value)) {
          case "FULL" -> Optional.of(Returned.FULL);
          case "HDRS" -> Optional.of(Returned.HEADERS);
          default -> Optional.empty();
        };
    return returned.map(
        how ->
            new MailParameters(
                so.size(), so.body(), so.smtpUtf8(), so.auth(), how, so.envelopeId()));
  }

  private static Optional<MailParameters> envelopeId(MailParameters so, String value) {
    return Xtext.decode(value)
        .filter(_ -> !value.isEmpty() && value.length() <= ENVELOPE_ID_MAX)
        .map(
            id ->
                new MailParameters(
                    so.size(), so.body(), so.smtpUtf8(), so.auth(), so.returns(), id));
  }

  private static Optional<RcptParameters> notify(RcptParameters so, String value) {
    Set<Notify> notify = EnumSet.noneOf(Notify.class);
    for (String word : value.split(",", -1)) {
      Optional<Notify> one =
          switch (Ascii.upper(word)) {
            case "NEVER" -> Optional.of(Notify.NEVER);
            case "SUCCESS" -> Optional.of(Notify.SUCCESS);
            case "FAILURE" -> Optional.of(Notify.FAILURE);
            case "DELAY" -> Optional.of(Notify.DELAY);
            default -> Optional.empty();
          };
      if (one.isEmpty() || !notify.add(one.get())) {
        return Optional.empty();
      }
    }
    return notify.contains(Notify.NEVER) && notify.size() > 1
        ? Optional.empty()
        : Optional.of(new RcptParameters(notify, so.originalType(), so.original()));
  }

  private static Optional<RcptParameters> original(RcptParameters so, String value) {
    int semicolon = value.indexOf(';');
    String type = semicolon < 0 ? "" : Ascii.lower(value.substring(0, semicolon));
    String text = value.substring(semicolon + 1);
    if (value.length() > ORIGINAL_RECIPIENT_MAX || text.isEmpty()) {
      return Optional.empty();
    }
    return switch (type) {
      case "rfc822" -> Xtext.decode(text).map(who -> new RcptParameters(so.reports(), type, who));
      // RFC 6533, 3: UTF-8 as it is or with \x{...}; kept as it was sent.
      case "utf-8" -> Optional.of(new RcptParameters(so.reports(), type, text));
      default -> Optional.empty();
    };
  }
}
