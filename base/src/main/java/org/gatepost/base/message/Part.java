package org.gatepost.base.message;

import java.util.List;
import java.util.Optional;
import org.gatepost.base.message.MessageIndex.Section;
import org.gatepost.base.text.Ascii;
import org.jspecify.annotations.Nullable;

/// One part of a message, or the whole of it: what its header says of it, where it lies, and what
/// is in it.
public record Part(Fields fields, Extent extent, Body body) {

  /// The media type, in lower case: `text`.
  public String type() {
    return fields.type();
  }

  /// The subtype, in lower case: `plain`.
  public String subtype() {
    return fields.subtype();
  }

  /// Whether the part is of this media type; both words in lower case.
  public boolean is(String type, String subtype) {
    return fields.type().equals(type) && fields.subtype().equals(subtype);
  }

  /// Octets of the body, as they stand in the message (still encoded for transfer).
  public long octets() {
    return extent.end() - extent.bodyStart();
  }

  /// Lines of the body, counted by their ends.
  public long lines() {
    return extent.lines();
  }

  /// The part's header, with the empty line that ends it: `BODY[n.MIME]`.
  public Slice header() {
    return new Slice(extent.headerStart(), extent.bodyStart());
  }

  /// The part's body, still encoded: `BODY[n]`.
  public Slice bodySlice() {
    return new Slice(extent.bodyStart(), extent.end());
  }

  /// The part of the message whose root this is that IMAP calls by these numbers; the root itself
  /// by none (RFC 9051, 6.4.5.1).
  Optional<Part> part(int... numbers) {
    Part at = this;
    boolean inMessage = true;
    for (int number : numbers) {
      if (!inMessage && at.body instanceof Body.Message(_, Part inner)) {
        at = inner;
        inMessage = true;
      }
      if (at.body instanceof Body.Multipart(List<Part> parts)) {
        if (number < 1 || number > parts.size()) {
          return Optional.empty();
        }
        at = parts.get(number - 1);
      } else if (!inMessage || number != 1) {
        return Optional.empty();
      }
      inMessage = false;
    }
    return Optional.of(at);
  }

  /// The octets that `BODY[numbers.section]` means in the message whose root this is.
  Optional<Slice> slice(Section section, long messageOctets, int... numbers) {
    if (numbers.length == 0) {
      return switch (section) {
        case WHOLE -> Optional.of(new Slice(0, messageOctets));
        case HEADER -> Optional.of(header());
        case TEXT -> Optional.of(bodySlice());
        case MIME -> Optional.empty();
      };
    }
    return part(numbers)
        .flatMap(
            part ->
                switch (section) {
                  case WHOLE -> Optional.of(part.bodySlice());
                  case MIME -> Optional.of(part.header());
                  case HEADER -> part.inner().map(Part::header);
                  case TEXT -> part.inner().map(Part::bodySlice);
                });
  }

  /// The root of the message that this part holds.
  private Optional<Part> inner() {
    return body instanceof Body.Message(_, Part root) ? Optional.of(root) : Optional.empty();
  }

  /// What the part's MIME fields say, with RFC 2045's defaults where they say nothing.
  ///
  /// A type that can't be kept is replaced, so that the words fit the [Body]: a multipart in which
  /// no boundary was found is `text/plain`; a multipart or message beyond the limits, and a message
  /// encoded for transfer, is `application/octet-stream`.
  ///
  /// @param type in lower case
  /// @param subtype in lower case
  /// @param encoding of transfer, in lower case; `7bit` where the part has no such field
  /// @param languages Content-Language's tags
  public record Fields(
      String type,
      String subtype,
      List<Parameter> parameters,
      @Nullable String id,
      @Nullable String description,
      String encoding,
      @Nullable String md5,
      @Nullable Disposition disposition,
      List<String> languages,
      @Nullable String location) {
    public Fields {
      parameters = List.copyOf(parameters);
      languages = List.copyOf(languages);
    }
  }

  /// Where a part lies, in octets from the start of the message.
  ///
  /// @param headerStart the first octet of its header
  /// @param bodyStart the first octet behind the empty line that ends the header
  /// @param end the octet behind its last; the line end before a boundary is the boundary's
  /// @param lines line ends in the body
  public record Extent(long headerStart, long bodyStart, long end, long lines) {
    public Extent {
      if (headerStart < 0 || bodyStart < headerStart || end < bodyStart || lines < 0) {
        throw new IllegalArgumentException("a part's header, body and end follow one another");
      }
    }
  }

  /// What a part holds.
  public sealed interface Body {
    /// Octets without structure.
    record Leaf() implements Body {}

    /// Parts side by side, at least one.
    record Multipart(List<Part> parts) implements Body {
      public Multipart {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
          throw new IllegalArgumentException("a multipart has at least one part");
        }
      }
    }

    /// A message of its own (message/rfc822 or message/global): `n.HEADER` and `n.TEXT` are the
    /// root's header and body.
    record Message(Envelope envelope, Part root) implements Body {}
  }

  /// Content-Disposition (RFC 2183).
  ///
  /// @param type in lower case: `attachment`
  public record Disposition(String type, List<Parameter> parameters) {
    public Disposition {
      parameters = List.copyOf(parameters);
    }
  }

  /// One parameter as it stands in the header, unquoted; RFC 2231's stars and pieces are left.
  ///
  /// @param name in lower case
  public record Parameter(String name, String value) {
    /// Whether the parameter has this name, in any case.
    public boolean isNamed(String other) {
      return Ascii.equal(name, other);
    }
  }
}
