package org.gatepost.server.imap.answer;

import java.io.IOException;
import java.util.List;
import org.gatepost.base.message.Part;
import org.gatepost.base.message.Part.Body;
import org.gatepost.base.message.Part.Disposition;
import org.gatepost.base.message.Part.Parameter;

/// BODYSTRUCTURE, and BODY, which is the same without extension data (RFC 9051, 7.5.2).
public final class StructureText {
  private final Printer out;
  private final boolean extended;

  private StructureText(Printer out, boolean extended) {
    this.out = out;
    this.extended = extended;
  }

  /// Prints the tree.
  ///
  /// @param extended whether BODYSTRUCTURE was asked for
  public static void print(Part root, boolean extended, Printer out) throws IOException {
    new StructureText(out, extended).part(root);
  }

  private void part(Part part) throws IOException {
    out.octet('(');
    switch (part.body()) {
      case Body.Multipart(var parts) -> {
        for (Part child : parts) {
          part(child);
        }
        out.sp().nstring(part.subtype());
        if (extended) {
          out.sp();
          parameters(part.fields().parameters());
          common(part.fields());
        }
      }
      case Body.Message(var envelope, var root) -> {
        basic(part);
        out.sp();
        EnvelopeText.print(envelope, out);
        out.sp();
        part(root);
        out.sp().number(part.lines());
        single(part.fields());
      }
      case Body.Leaf() -> {
        basic(part);
        if (part.type().equals("text")) {
          out.sp().number(part.lines());
        }
        single(part.fields());
      }
    }
    out.octet(')');
  }

  private void basic(Part part) throws IOException {
    Part.Fields fields = part.fields();
    out.nstring(fields.type()).sp().nstring(fields.subtype()).sp();
    parameters(fields.parameters());
    out.sp().nstring(fields.id()).sp().nstring(fields.description()).sp();
    out.nstring(fields.encoding()).sp().number(part.octets());
  }

  private void single(Part.Fields fields) throws IOException {
    if (extended) {
      out.sp().nstring(fields.md5());
      common(fields);
    }
  }

  private void common(Part.Fields fields) throws IOException {
    out.sp();
    Disposition disposition = fields.disposition();
    if (disposition == null) {
      out.nil();
    } else {
      out.octet('(').nstring(disposition.type()).sp();
      parameters(disposition.parameters());
      out.octet(')');
    }
    out.sp();
    languages(fields.languages());
    out.sp().nstring(fields.location());
  }

  private void languages(List<String> languages) throws IOException {
    if (languages.isEmpty()) {
      out.nil();
      return;
    }
    out.octet('(');
    for (int i = 0; i < languages.size(); i++) {
      out.ascii(i == 0 ? "" : " ").nstring(languages.get(i));
    }
    out.octet(')');
  }

  private void parameters(List<Parameter> parameters) throws IOException {
    if (parameters.isEmpty()) {
      out.nil();
      return;
    }
    out.octet('(');
    for (int i = 0; i < parameters.size(); i++) {
      out.ascii(i == 0 ? "" : " ").nstring(parameters.get(i).name()).sp();
      out.nstring(parameters.get(i).value());
    }
    out.octet(')');
  }
}
