package org.gatepost.base.message;

import java.util.Arrays;
import java.util.Objects;
import org.gatepost.base.message.OpenPart.State;
import org.jspecify.annotations.Nullable;

/// Reads one message, once, as its octets arrive, and ends in its [MessageIndex]. Keeps the texts
/// of the header fields that matter and nothing of the bodies. For one thread.
public final class MessageScan {
  private final MessageLimits limits;
  private final HeaderText header;

  private OpenPart top = new OpenPart(null, 0);
  private int parts = 1;
  private int watched;
  private int boundaryMax;

  /// Octets and line ends before the next octet.
  private long offset;

  private long lines;

  /// Where the current line starts, and how many octets ended the line before.
  private long lineStart;

  private int lineEndOctets;

  /// The current line: whether any of it was seen, whether all of it is needed, and what was kept
  /// of it from earlier pieces.
  private boolean begun;

  private boolean collecting = true;
  private byte[] line = new byte[128];
  private int kept;
  private boolean lastWasCr;

  public MessageScan(MessageLimits limits) {
    this.limits = limits;
    this.header = new HeaderText(limits);
    header.begin();
  }

  /// The index of a message that is at hand.
  public static MessageIndex scan(byte[] message) {
    MessageScan scan = new MessageScan(MessageLimits.DEFAULT);
    scan.accept(message, 0, message.length);
    return scan.finish();
  }

  /// Takes the next octets of the message; they may be cut anywhere.
  public void accept(byte[] octets, int from, int length) {
    Objects.checkFromIndexSize(from, length, octets.length);
    int to = from + length;
    int at = from;
    while (at < to) {
      at = collecting ? collect(octets, at, to) : skip(octets, at, to);
    }
  }

  /// The message has ended: what it was. Nothing may be fed after this.
  public MessageIndex finish() {
    if (collecting && kept > 0) {
      takeLine(line, 0, Math.min(kept, lineOctetsMax()));
    }
    while (true) {
      OpenPart closed = closeTop(offset);
      if (closed.parent == null) {
        return new MessageIndex(closed.envelope(), closed.closed(), offset, lines);
      }
      top = closed.parent;
    }
  }

  /// Passes over body octets: only line ends count, and lines that begin with a dash.
  private int skip(byte[] octets, int from, int to) {
    int at = from;
    while (at < to) {
      if (!begun) {
        if (watched > 0 && octets[at] == '-') {
          collecting = true;
          break;
        }
        begun = true;
      }
      int lineFrom = at;
      while (at < to && octets[at] != '\n') {
        at++;
      }
      if (at == to) {
        lastWasCr = at > lineFrom ? octets[at - 1] == '\r' : lastWasCr;
        break;
      }
      boolean cr = at > lineFrom ? octets[at - 1] == '\r' : lastWasCr;
      lineEndOctets = cr ? 2 : 1;
      lastWasCr = false;
      lines++;
      at++;
      begun = false;
    }
    offset += at - from;
    if (!begun) {
      lineStart = offset;
    }
    return at;
  }

  /// Gathers a line that has to be looked at.
  private int collect(byte[] octets, int from, int to) {
    begun = true;
    int at = from;
    while (at < to && octets[at] != '\n') {
      at++;
    }
    offset += at - from;
    if (at == to) {
      keep(octets, from, at);
      return at;
    }
    offset++;
    if (kept == 0) {
      endLine(octets, from, at);
    } else {
      keep(octets, from, at);
      endLine(line, 0, kept);
    }
    return at + 1;
  }

  private void endLine(byte[] octets, int from, int to) {
    boolean cr = to > from && octets[to - 1] == '\r';
    takeLine(octets, from, Math.min(cr ? to - 1 : to, from + lineOctetsMax()));
    lineEndOctets = cr ? 2 : 1;
    lines++;
    kept = 0;
    begun = false;
    lastWasCr = false;
    lineStart = offset;
    collecting = top.state() == State.HEADER;
  }

  /// Keeps a piece of a line, up to what could matter of it.
  private void keep(byte[] octets, int from, int to) {
    int most = lineOctetsMax();
    // The last octet tells whether the line ends in CRLF, so it is kept behind the rest.
    int more = Math.min(to - from, Math.max(0, most - kept));
    if (line.length < kept + more + 1) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, kept + more + 1));
    }
    System.arraycopy(octets, from, line, kept, more);
    kept += more;
    if (more < to - from) {
      kept = Math.min(kept, most);
      line[kept++] = octets[to - 1];
    }
  }

  /// How much of a line is looked at, however it arrives.
  private int lineOctetsMax() {
    return top.state() == State.HEADER ? limits.headerOctetsMax() + 256 : boundaryMax + 4;
  }

  /// A whole line that lies in a header or begins with a dash. Its end is behind `to`.
  private void takeLine(byte[] octets, int from, int to) {
    if (watched > 0 && to - from >= 2 && octets[from] == '-' && octets[from + 1] == '-') {
      OpenPart multipart = owner(octets, from + 2, to);
      if (multipart != null) {
        int behind = from + 2 + multipart.boundary().length;
        boolean last = to - behind >= 2 && octets[behind] == '-' && octets[behind + 1] == '-';
        boundary(multipart, last);
        return;
      }
    }
    while (top.state() == State.HEADER && headerLine(octets, from, to)) {
      // The line is the first of a body that is a message, and is that one's header.
    }
  }

  /// The multipart of which this is a boundary. The longest boundary that fits is meant.
  private @Nullable OpenPart owner(byte[] octets, int from, int to) {
    OpenPart owner = null;
    for (OpenPart part = top; part != null; part = part.parent) {
      if (part.isBoundary(octets, from, to)
          && (owner == null || part.boundary().length > owner.boundary().length)) {
        owner = part;
      }
    }
    return owner;
  }

  /// A line of a header.
  ///
  /// @return whether the line is the first of the body instead
  private boolean headerLine(byte[] octets, int from, int to) {
    if (from == to) {
      beginBody(offset, lines + 1);
      return false;
    }
    boolean isField = header.line(octets, from, to);
    if (isField || header.hasField() || isMailboxLine(octets, from, to)) {
      // RFC 5322 has no name for a line amid the fields that is none; it is passed over.
      return false;
    }
    beginBody(lineStart, lines);
    return true;
  }

  /// The line that mbox files put before a message; it comes along with old mail.
  private static boolean isMailboxLine(byte[] octets, int from, int to) {
    int start = octets[from] == '>' ? from + 1 : from;
    return to - start >= 5
        && octets[start] == 'F'
        && octets[start + 1] == 'r'
        && octets[start + 2] == 'o'
        && octets[start + 3] == 'm'
        && octets[start + 4] == ' ';
  }

  private void beginBody(long at, long linesBefore) {
    boolean mayNest = top.depth < limits.nestingMax() && parts < limits.partsMax();
    top.beginBody(header, at, linesBefore, mayNest);
    if (top.state() == State.MULTIPART) {
      watched++;
      boundaryMax = Math.max(boundaryMax, top.boundary().length);
    } else if (top.state() == State.MESSAGE) {
      open(at);
    }
  }

  private void open(long at) {
    top = new OpenPart(top, at);
    parts++;
    header.begin();
  }

  /// A boundary line: ends what is open inside the multipart, and begins its next part.
  private void boundary(OpenPart multipart, boolean last) {
    while (top != multipart) {
      OpenPart parent = closeTop(lineStart - lineEndOctets).parent;
      top = parent == null ? multipart : parent;
    }
    if (last) {
      multipart.beginEpilogue();
      watched--;
    } else if (parts < limits.partsMax()) {
      open(offset);
    } else {
      // Beyond the limit the rest of the message is one part, whatever stands in it.
      top = new OpenPart(top, offset);
      top.beginOpaque(offset, lines + 1);
      watched = 0;
    }
  }

  /// Ends the part on top; it stays there.
  private OpenPart closeTop(long wanted) {
    while (top.state() == State.HEADER) {
      // No empty line ended the header: the body is empty and begins where the header ends.
      beginBody(wanted == offset ? offset : lineStart, lines);
    }
    if (top.state() == State.MULTIPART) {
      watched--;
    }
    long end = top.end(wanted);
    top.close(end, end == offset || end == lineStart ? lines : lines - 1);
    return top;
  }
}
