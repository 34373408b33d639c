package org.gatepost.gate.name;

import org.gatepost.base.text.Words;

/// Why a name can't be had.
///
/// @param position where it goes wrong, as a count of code points from the start of the text; the
///   length of the text when something is missing at its end
/// @param sentence what a person reads
/// @param suggestion a name that would pass, empty when there is none
public record Fault(FaultCode code, int position, Words sentence, String suggestion) {
  Fault(FaultCode code, int position, Words sentence) {
    this(code, position, sentence, "");
  }

  Fault moved(int by) {
    return new Fault(code, position + by, sentence, suggestion);
  }

  Fault suggesting(String name) {
    return new Fault(code, position, sentence, name);
  }
}
