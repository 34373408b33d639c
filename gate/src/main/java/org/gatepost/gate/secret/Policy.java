package org.gatepost.gate.secret;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.gatepost.base.address.Address;
import org.gatepost.base.text.Secret;
import org.gatepost.base.text.Words;
import org.gatepost.gate.secret.PasswordVerdict.Bad;
import org.gatepost.gate.secret.PasswordVerdict.Good;
import org.gatepost.gate.secret.PasswordVerdict.Weakness;

/// What a new password must be.
final class Policy {
  private static final int TELLING = 3; // a shorter name is in too many words by chance

  private static final Bad CONTAINS_NAME =
      new Bad(
          Weakness.CONTAINS_NAME,
          new Words(
              "The password contains the user name or the domain; anyone would try that first.",
              "密码中含有用户名或域名，这是最容易被猜到的内容。"));

  private final int lengthMin;
  private final int octetsMax;

  Policy(int lengthMin, int octetsMax) {
    this.lengthMin = lengthMin;
    this.octetsMax = octetsMax;
  }

  PasswordVerdict check(Secret secret, Address owner) {
    if (secret.length() > octetsMax) {
      return new Bad(
          Weakness.TOO_LONG,
          new Words(
              "A password has at most %d octets.".formatted(octetsMax),
              "密码最多 %d 个字节。".formatted(octetsMax)));
    }
    byte[] octets = Spelling.forStoring(secret);
    String text = new String(octets, StandardCharsets.UTF_8);
    Spelling.wipe(List.of(octets));
    int length = text.codePointCount(0, text.length());
    if (length < lengthMin) {
      return new Bad(
          Weakness.TOO_SHORT,
          new Words(
              "A password needs at least %d characters; this one has %d."
                  .formatted(lengthMin, length),
              "密码至少需要 %d 个字符，当前只有 %d 个。".formatted(lengthMin, length)));
    }
    return containsName(text.toLowerCase(Locale.ROOT), owner) ? CONTAINS_NAME : new Good();
  }

  private static boolean containsName(String password, Address owner) {
    String domain = owner.domain().text();
    int dot = domain.indexOf('.');
    String label = dot < 0 ? domain : domain.substring(0, dot);
    return List.of(owner.local().toLowerCase(Locale.ROOT), label, domain).stream()
        .anyMatch(name -> name.length() >= TELLING && password.contains(name));
  }
}
