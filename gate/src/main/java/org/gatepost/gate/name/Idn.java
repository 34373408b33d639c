package org.gatepost.gate.name;

import com.ibm.icu.text.IDNA;
import java.util.Optional;
import org.gatepost.base.text.Ascii;

/// Domain names in letters of any script, by UTS #46, nontransitional.
final class Idn {
  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(
          IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.CHECK_CONTEXTO
              | IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE);

  private Idn() {}

  /// The name in A-labels and lower case, or nothing where UTS #46 finds an error in it.
  static Optional<String> toAscii(CharSequence name) {
    StringBuilder out = new StringBuilder();
    IDNA.Info info = new IDNA.Info();
    UTS46.nameToASCII(name, out, info);
    // UTS #46 since Unicode 15.1 counts the root's empty label as an error (VerifyDnsLength).
    boolean wrong = info.hasErrors() || out.isEmpty() || out.charAt(out.length() - 1) == '.';
    return wrong ? Optional.empty() : Optional.of(Ascii.lower(out.toString()));
  }

  /// The name as people of its script read it; as it is where it has no such form.
  static String toUnicode(String name) {
    StringBuilder out = new StringBuilder();
    IDNA.Info info = new IDNA.Info();
    UTS46.nameToUnicode(name, out, info);
    return info.hasErrors() ? name : out.toString();
  }

  /// Whether UTS #46 has anything to say about it beyond plain LDH.
  static boolean concerns(String name) {
    return !Ascii.isAscii(name) || Ascii.lower(name).contains("xn--");
  }
}
