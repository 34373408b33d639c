package org.gatepost.base.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gatepost.base.message.Envelope.Mailbox;
import org.gatepost.base.message.Part.Disposition;
import org.gatepost.base.message.Part.Fields;
import org.gatepost.base.message.Part.Parameter;
import org.gatepost.base.text.Ascii;
import org.jspecify.annotations.Nullable;

/// Takes the lines of one header after another and keeps the texts of the fields that matter. One
/// for a scan; used by its thread.
final class HeaderText {
  private static final List<Parameter> US_ASCII = List.of(new Parameter("charset", "us-ascii"));

  private final MessageLimits limits;
  private final Map<FieldName, String> values = new EnumMap<>(FieldName.class);
  private final Map<FieldName, List<Mailbox>> addresses = new EnumMap<>(FieldName.class);
  private FieldName open = FieldName.OTHER;
  private byte[] text = new byte[256];
  private int length;
  private int octetsLeft;
  private int fields;

  HeaderText(MessageLimits limits) {
    this.limits = limits;
    this.octetsLeft = limits.headerOctetsMax();
  }

  /// A new header begins.
  void begin() {
    values.clear();
    addresses.clear();
    open = FieldName.OTHER;
    fields = 0;
  }

  /// Whether the header has had a field yet.
  boolean hasField() {
    return fields > 0;
  }

  /// Takes a line without its end. One that begins with white space goes on with the field before;
  /// one that is no field at all ends it and is passed over.
  ///
  /// @return whether it was a field's first line
  boolean line(byte[] octets, int from, int to) {
    if (octets[from] == ' ' || octets[from] == '\t') {
      append(octets, from, to);
      return false;
    }
    close();
    int nameEnd = HeaderFields.nameEnd(octets, from, to);
    if (nameEnd < 0) {
      return false;
    }
    fields++;
    if (fields <= limits.headerFieldsMax()) {
      open = FieldName.of(octets, from, nameEnd);
      append(octets, HeaderFields.colon(octets, nameEnd) + 1, to);
    }
    return true;
  }

  private void append(byte[] octets, int from, int to) {
    if (open == FieldName.OTHER) {
      return;
    }
    int more = Math.min(to - from, octetsLeft);
    if (text.length - length < more) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, length + more));
    }
    System.arraycopy(octets, from, text, length, more);
    length += more;
    octetsLeft -= more;
  }

  private void close() {
    if (open != FieldName.OTHER) {
      keep(open, trimmed());
      open = FieldName.OTHER;
    }
    length = 0;
  }

  /// Of a field that stands twice the first counts, but lists of addresses are one list.
  private void keep(FieldName name, String value) {
    if (name.isAddresses()) {
      addresses.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(AddressFields.parse(value));
    } else {
      values.putIfAbsent(name, value);
    }
  }

  /// The field's text without white space around it. NUL and CR have no place in IMAP's strings.
  private String trimmed() {
    int from = 0;
    int to = length;
    while (from < to && isSpace(text[from])) {
      from++;
    }
    while (to > from && isSpace(text[to - 1])) {
      to--;
    }
    for (int i = from; i < to; i++) {
      if (text[i] == 0) {
        text[i] = '?';
      } else if (text[i] == '\r') {
        text[i] = ' ';
      }
    }
    return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static boolean isSpace(byte octet) {
    return octet == ' ' || octet == '\t' || octet == '\r';
  }

  /// The header has ended: what it says of the message.
  Envelope envelope() {
    close();
    List<Mailbox> from = addresses(FieldName.FROM);
    List<Mailbox> sender = addresses(FieldName.SENDER);
    List<Mailbox> replyTo = addresses(FieldName.REPLY_TO);
    return new Envelope(
        value(FieldName.DATE),
        value(FieldName.SUBJECT),
        from,
        sender.isEmpty() ? from : sender,
        replyTo.isEmpty() ? from : replyTo,
        addresses(FieldName.TO),
        addresses(FieldName.CC),
        addresses(FieldName.BCC),
        value(FieldName.IN_REPLY_TO),
        value(FieldName.MESSAGE_ID));
  }

  /// The header has ended: what it says of the body. A part of a multipart/digest is a message
  /// where it says nothing (RFC 2046, 5.1.5).
  Fields fields(boolean inDigest) {
    close();
    String typeField = value(FieldName.CONTENT_TYPE);
    Parameters type = Parameters.parse(typeField == null ? "" : typeField, limits);
    String word = Ascii.lower(type.word());
    int slash = word.indexOf('/');
    String major = (slash < 0 ? word : word.substring(0, slash)).strip();
    String minor = slash < 0 ? "" : word.substring(slash + 1).strip();
    List<Parameter> parameters = type.parameters();
    if (major.isEmpty()) {
      major = inDigest ? "message" : "text";
      minor = inDigest ? "rfc822" : "plain";
      parameters = inDigest || !parameters.isEmpty() ? parameters : US_ASCII;
    } else if (minor.isEmpty()) {
      minor = subtypeOf(major);
      major = minor.equals("octet-stream") ? "application" : major;
    }
    String encoding = value(FieldName.CONTENT_ENCODING);
    return new Fields(
        major,
        minor,
        parameters,
        value(FieldName.CONTENT_ID),
        value(FieldName.CONTENT_DESCRIPTION),
        encoding == null ? "7bit" : encoding(encoding),
        value(FieldName.CONTENT_MD5),
        disposition(),
        languages(),
        value(FieldName.CONTENT_LOCATION));
  }

  /// What a type without a subtype most likely is.
  private static String subtypeOf(String major) {
    return switch (major) {
      case "text" -> "plain";
      case "multipart" -> "mixed";
      default -> "octet-stream";
    };
  }

  private static String encoding(String field) {
    String word = Ascii.lower(Parameters.firstWord(field));
    return word.isEmpty() ? "7bit" : word;
  }

  private @Nullable Disposition disposition() {
    String field = value(FieldName.CONTENT_DISPOSITION);
    if (field == null) {
      return null;
    }
    Parameters disposition = Parameters.parse(field, limits);
    String word = Ascii.lower(disposition.word());
    // RFC 2183, 2.8: what isn't known is an attachment.
    return new Disposition(word.isEmpty() ? "attachment" : word, disposition.parameters());
  }

  private List<String> languages() {
    String field = value(FieldName.CONTENT_LANGUAGE);
    if (field == null) {
      return List.of();
    }
    List<String> languages = new ArrayList<>();
    for (String language : field.split(",", limits.parametersMax())) {
      String word = Parameters.firstWord(language);
      if (!word.isEmpty()) {
        languages.add(word);
      }
    }
    return languages;
  }

  private List<Mailbox> addresses(FieldName name) {
    return addresses.getOrDefault(name, List.of());
  }

  private @Nullable String value(FieldName name) {
    return values.get(name);
  }
}
