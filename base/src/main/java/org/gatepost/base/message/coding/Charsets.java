package org.gatepost.base.message.coding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatepost.base.text.Ascii;

/// Charsets as mail names them. A name often means a smaller set than the text uses, so the larger
/// one that contains it is taken.
public final class Charsets {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Set<String> UTF_7 = Set.of("utf-7", "utf7", "unicode-1-1-utf-7");
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private Charsets() {}

  /// The octets as text. Where the name is unknown or promises ASCII only, the octets tell: UTF-8
  /// if they are that, else GB18030 if they pair up as Chinese does, else windows-1252.
  public static String decode(byte[] octets, String name) {
    if (UTF_7.contains(Ascii.lower(name).strip())) {
      return Utf7.decode(octets);
    }
    Optional<Charset> charset = find(name);
    return charset.isPresent() ? new String(octets, charset.get()) : guess(octets);
  }

  /// The octets, one a `char`, as text of unknown charset.
  public static String guess(String octets) {
    return Ascii.isAscii(octets) ? octets : guess(octets.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// The octets as text of unknown charset.
  public static String guess(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException _) {
      return new String(octets, isPaired(octets) ? GB18030 : WESTERN);
    }
  }

  /// The charset of this name; nothing for one that is unknown, and for US-ASCII, since text that
  /// claims it and isn't may be anything.
  public static Optional<Charset> find(String name) {
    String known =
        switch (Ascii.lower(name).strip()) {
          case "", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit", "x-unknown" -> "";
          case "gb2312", "gbk", "gb_2312-80", "cp936", "ms936", "x-gbk", "euc-cn", "x-euc-cn" ->
              "GB18030";
          case "big5", "big-5", "cp950", "x-x-big5", "x-big5" -> "x-windows-950";
          case "ks_c_5601-1987", "ks_c_5601-1989", "euc-kr", "ksc5601", "ksc_5601", "cp949" ->
              "x-windows-949";
          case "shift_jis", "shift-jis", "sjis", "x-sjis", "cp932", "ms932" -> "windows-31j";
          case "iso-2022-jp", "iso-2022-jp-1", "cp50220", "cp50221" -> "x-windows-50221";
          case "euc-jp", "x-euc-jp", "x-euc" -> "EUC-JP";
          case "iso-8859-1", "iso_8859-1", "latin1", "l1", "iso8859-1", "8859-1" -> "windows-1252";
          case "iso-8859-9", "latin5" -> "windows-1254";
          case "tis-620", "iso-8859-11", "windows-874" -> "x-windows-874";
          case "macintosh", "mac" -> "x-MacRoman";
          case "iso-8859-8-i", "iso-8859-8-e" -> "ISO-8859-8";
          case "utf8", "unicode-1-1-utf-8", "utf-8" -> "UTF-8";
          default -> name.strip();
        };
    return Optional.ofNullable(Names.KNOWN.get(Ascii.lower(known)));
  }

  /// All names this runtime knows. Asking the JDK for a name it lacks takes so long that a header
  /// full of such names would be an attack.
  private static final class Names {
    static final Map<String, Charset> KNOWN = known();

    private static Map<String, Charset> known() {
      Map<String, Charset> known = new HashMap<>();
      for (Charset charset : Charset.availableCharsets().values()) {
        known.put(Ascii.lower(charset.name()), charset);
        charset.aliases().forEach(alias -> known.putIfAbsent(Ascii.lower(alias), charset));
      }
      return Map.copyOf(known);
    }
  }

  /// Whether all octets above ASCII come in pairs of GB 2312's rows and cells.
  private static boolean isPaired(byte[] octets) {
    int i = 0;
    while (i < octets.length) {
      int lead = octets[i] & 255;
      if (lead < 128) {
        i++;
      } else if (lead >= 0xA1 && lead <= 0xF7 && i + 1 < octets.length && isCell(octets[i + 1])) {
        i += 2;
      } else {
        return false;
      }
    }
    return true;
  }

  private static boolean isCell(byte octet) {
    return (octet & 255) >= 0xA1 && (octet & 255) != 0xFF;
  }
}
