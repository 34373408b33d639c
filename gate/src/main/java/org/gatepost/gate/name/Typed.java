package org.gatepost.gate.name;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.EnumSet;
import java.util.Optional;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.base.text.Ascii;
import org.gatepost.base.text.Words;
import org.gatepost.gate.name.Reading.Change;

/// A name as it came from a keyboard or a clipboard, put into plain form step by step.
final class Typed {
  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
  private static final int IDEOGRAPHIC_FULL_STOP = 0x3002;
  private static final int HALFWIDTH_FULL_STOP = 0xFF61;

  private static final Words NO_NAME = new Words("No account can be called that.", "不可能有这样的账户名。");

  private final EnumSet<Change> changes = EnumSet.noneOf(Change.class);
  private String text;

  private Typed(String text) {
    this.text = text;
  }

  /// Without surrounding space, in ordinary width, with dots for full stops.
  static Typed of(String typed) {
    Typed it = new Typed(typed);
    it.strip();
    if (!Ascii.isAscii(it.text)) {
      it.narrow();
    }
    return it;
  }

  /// The plain form alone.
  static String plain(String typed) {
    return of(typed).text;
  }

  /// What was meant by it.
  static Reading read(String typed, Optional<Domain> implied) {
    Typed plain = of(typed);
    int at = plain.text.lastIndexOf('@');
    if (at < 0 && implied.isPresent() && !plain.text.isEmpty()) {
      plain.changes.add(Change.DOMAIN);
      return plain.read(plain.text, implied.get().text());
    }
    if (at <= 0) {
      return unreadable(FaultCode.NO_AT, typed.codePointCount(0, typed.length()));
    }
    return plain.read(plain.text.substring(0, at), plain.text.substring(at + 1));
  }

  private Reading read(String local, String domain) {
    String place = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    Optional<String> ascii =
        Idn.concerns(place) ? Idn.toAscii(place) : Optional.of(Ascii.lower(place));
    String name;
    try {
      name = LocalRule.canonical(local);
    } catch (IllegalArgumentException e) {
      return unreadable(FaultCode.LOCAL_CHARACTER, 0);
    }
    // A quoted local part is no account's, and Address takes it apart: so it must stay as it was.
    Optional<Address> address =
        ascii
            .flatMap(found -> Address.parse(name + "@" + found))
            .filter(found -> found.local().equals(name));
    if (address.isEmpty()) {
      return unreadable(FaultCode.DOMAIN_CHARACTER, local.codePointCount(0, local.length()) + 1);
    }
    note(Change.LAST_DOT, place.length() < domain.length());
    note(Change.IDN, !Ascii.isAscii(place));
    note(Change.CASE, !name.equals(local) || !Ascii.lower(place).equals(place));
    return new Reading.Name(address.get(), changes);
  }

  private void note(Change change, boolean holds) {
    if (holds) {
      changes.add(change);
    }
  }

  private static Reading unreadable(FaultCode code, int position) {
    return new Reading.Unreadable(new Fault(code, position, NO_NAME));
  }

  private void strip() {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && isBlank(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    if (end - start < text.length()) {
      text = text.substring(start, end);
      changes.add(Change.SPACE);
    }
  }

  // Only width is undone, as RFC 8265's width mapping does: other compatibility forms may be names.
  private void narrow() {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.append(narrow(c)));
    text = out.toString();
  }

  private String narrow(int c) {
    if (c == IDEOGRAPHIC_FULL_STOP || c == HALFWIDTH_FULL_STOP) {
      changes.add(Change.FULL_STOP);
      return ".";
    }
    int kind = UCharacter.getIntPropertyValue(c, UProperty.DECOMPOSITION_TYPE);
    if (kind == UCharacter.DecompositionType.WIDE
        || kind == UCharacter.DecompositionType.NARROW
        || kind == UCharacter.DecompositionType.SMALL) {
      changes.add(Change.WIDTH);
      return NFKC.normalize(Character.toString(c));
    }
    return Character.toString(c);
  }

  // White space of any width, and what copying leaves behind: zero-width marks, bidi controls.
  private static boolean isBlank(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || Character.isISOControl(c);
  }
}
