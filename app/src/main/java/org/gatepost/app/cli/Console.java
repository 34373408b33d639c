package org.gatepost.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import org.gatepost.base.text.Secret;

/// What a command reads from and prints to.
final class Console {
  /// Octets of a password at most; more than any mail client sends.
  private static final int PASSWORD_OCTETS_MAX = 1024;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Language language;
  private final ResourceBundle words;

  Console(InputStream in, PrintStream out, PrintStream err, Language language) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.language = language;
    this.words = language.words();
  }

  Language language() {
    return language;
  }

  ResourceBundle words() {
    return words;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /// The sentence of this key with its values filled in.
  String say(String key, Object... values) {
    String sentence = words.getString(key);
    return values.length == 0 ? sentence : new MessageFormat(sentence).format(values);
  }

  void line(String key, Object... values) {
    out.println(say(key, values));
  }

  void complain(String key, Object... values) {
    err.println("gatepost: " + say(key, values));
  }

  void json(JsonNode value) {
    try {
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Columns under a header, padded to the widest entry. Chinese characters count as two.
  void table(List<String> header, List<List<String>> rows) {
    int[] widths = new int[header.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int widest = rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
      widths[i] = Math.max(width(header.get(i)), widest);
    }
    row(header, widths);
    rows.forEach(row -> row(row, widths));
  }

  /// The first line of standard input, without its line end.
  Secret password() throws IOException {
    byte[] line = new byte[PASSWORD_OCTETS_MAX];
    int length = 0;
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (length == line.length) {
        throw new IOException(say("password.too-long", PASSWORD_OCTETS_MAX));
      }
      line[length++] = (byte) c;
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    try {
      return Secret.of(Arrays.copyOf(line, length));
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }

  private void row(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i));
      if (i + 1 < widths.length) {
        line.repeat(' ', widths[i] - width(cells.get(i)) + 2);
      }
    }
    out.println(line);
  }

  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x1100 && !Character.isISOControl(c) ? 2 : 1).sum();
  }
}
