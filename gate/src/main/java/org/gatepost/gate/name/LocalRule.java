package org.gatepost.gate.name;

import java.nio.charset.StandardCharsets;
import org.gatepost.base.address.Address;
import org.gatepost.base.text.Ascii;
import org.gatepost.base.text.Words;
import rocks.xmpp.precis.PrecisProfiles;

/// What may stand in front of the `@` of an account's name: a dot-atom (RFC 5321, 4.1.2), narrower
/// than what mail may be addressed to.
final class LocalRule {
  private static final String ATOM_SIGNS = "!#$%&'*+-/=?^_`{|}~";

  private final int octetsMin;

  LocalRule(int octetsMin) {
    this.octetsMin = octetsMin;
  }

  sealed interface Ruling {}

  /// @param canonical in lower case, or as UsernameCaseMapped makes it
  record Fine(String canonical) implements Ruling {}

  record Wrong(Fault fault) implements Ruling {}

  /// @param international whether letters of any script are welcome (RFC 6530)
  Ruling rule(String local, boolean international) {
    if (local.isEmpty()) {
      return wrong(FaultCode.LOCAL_EMPTY, 0, "Nothing stands before the @.", "@ 之前没有任何内容。");
    }
    int[] points = local.codePoints().toArray();
    Ruling form = form(points, international);
    if (form instanceof Wrong) {
      return form;
    }
    String canonical;
    try {
      canonical = canonical(local);
    } catch (IllegalArgumentException e) {
      return wrong(
          FaultCode.LOCAL_CHARACTER,
          firstRefused(points),
          "This character is not allowed in a user name (RFC 8265).",
          "用户名中不允许使用该字符（RFC 8265）。");
    }
    return length(canonical);
  }

  /// The form under which two local parts are compared.
  ///
  /// @throws IllegalArgumentException where RFC 8265 does not let it be a user name
  static String canonical(String local) {
    return Ascii.isAscii(local)
        ? Ascii.lower(local)
        : PrecisProfiles.USERNAME_CASE_MAPPED.enforce(local);
  }

  static boolean isAtomCharacter(int c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || ATOM_SIGNS.indexOf(c) >= 0;
  }

  private static Ruling form(int[] points, boolean international) {
    if (points[0] == '"') {
      return wrong(
          FaultCode.LOCAL_QUOTED,
          0,
          "A quoted name can receive mail elsewhere, but can't be an account here.",
          "带引号的名称可用于接收邮件，但不能作为账户名。");
    }
    int last = points.length - 1;
    for (int i = 0; i <= last; i++) {
      if (points[i] == '.') {
        if (i == 0) {
          return wrong(
              FaultCode.LOCAL_DOT_FIRST, 0, "A name can't begin with a dot.", "用户名不能以点开头。");
        }
        if (points[i - 1] == '.') {
          return wrong(FaultCode.LOCAL_DOUBLE_DOT, i, "Two dots stand in a row.", "用户名中不能有两个连续的点。");
        }
        if (i == last) {
          return wrong(
              FaultCode.LOCAL_DOT_LAST, i, "A dot can't stand right before the @.", "@ 之前不能是点。");
        }
      } else if (points[i] >= 0x80 && !international) {
        return wrong(
            FaultCode.LOCAL_INTERNATIONAL,
            i,
            "This domain allows only ASCII letters, digits and signs in names.",
            "该域的用户名只允许使用 ASCII 字母、数字和符号。");
      } else if (points[i] < 0x80 && !isAtomCharacter(points[i])) {
        return wrong(
            FaultCode.LOCAL_CHARACTER,
            i,
            "This character is not allowed in a name.",
            "用户名中不允许使用该字符。");
      }
    }
    return new Fine("");
  }

  private Ruling length(String canonical) {
    int octets = canonical.getBytes(StandardCharsets.UTF_8).length;
    int points = canonical.codePointCount(0, canonical.length());
    if (octets < octetsMin) {
      return wrong(
          FaultCode.LOCAL_TOO_SHORT,
          points,
          "A name needs at least %d octets; this one has %d.".formatted(octetsMin, octets),
          "用户名至少需要 %d 个字节，当前只有 %d 个。".formatted(octetsMin, octets));
    }
    if (octets > Address.LOCAL_OCTETS_MAX) {
      return wrong(
          FaultCode.LOCAL_TOO_LONG,
          pointAt(canonical, Address.LOCAL_OCTETS_MAX),
          "A name has at most %d octets; this one has %d."
              .formatted(Address.LOCAL_OCTETS_MAX, octets),
          "用户名最多 %d 个字节，当前有 %d 个。".formatted(Address.LOCAL_OCTETS_MAX, octets));
    }
    return new Fine(canonical);
  }

  // Which code point goes beyond so many octets.
  private static int pointAt(String text, int octetsMax) {
    int octets = 0;
    int point = 0;
    for (int c : text.codePoints().toArray()) {
      octets += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (octets > octetsMax) {
        break;
      }
      point++;
    }
    return point;
  }

  private static int firstRefused(int[] points) {
    for (int i = 0; i < points.length; i++) {
      try {
        PrecisProfiles.USERNAME_CASE_MAPPED.enforce(Character.toString(points[i]));
      } catch (IllegalArgumentException e) {
        return i;
      }
    }
    return 0;
  }

  private static Wrong wrong(FaultCode code, int position, String english, String chinese) {
    return new Wrong(new Fault(code, position, new Words(english, chinese)));
  }
}
