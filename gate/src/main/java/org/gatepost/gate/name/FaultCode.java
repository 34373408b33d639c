package org.gatepost.gate.name;

import org.gatepost.base.text.Ascii;

/// What is wrong with a name: one word that never changes its meaning.
public enum FaultCode {
  EMPTY,
  NO_AT,
  SEVERAL_ATS,
  SPACE,
  TOO_LONG,

  LOCAL_EMPTY,
  LOCAL_TOO_SHORT,
  LOCAL_TOO_LONG,
  LOCAL_DOT_FIRST,
  LOCAL_DOT_LAST,
  LOCAL_DOUBLE_DOT,
  LOCAL_QUOTED,
  LOCAL_CHARACTER,
  LOCAL_INTERNATIONAL,

  DOMAIN_EMPTY,
  DOMAIN_TOO_LONG,
  DOMAIN_LITERAL,
  DOMAIN_CHARACTER,
  DOMAIN_DOT_FIRST,
  DOMAIN_DOT_LAST,
  DOMAIN_DOUBLE_DOT,
  DOMAIN_HYPHEN,
  DOMAIN_LABEL_TOO_LONG,
  DOMAIN_IDN,
  DOMAIN_ONE_LABEL,
  DOMAIN_TOP_LEVEL,
  DOMAIN_RESERVED,
  DOMAIN_PUBLIC_SUFFIX,
  DOMAIN_TOO_DEEP,
  DOMAIN_MISTYPED,

  /// The domain is in order but not one of ours.
  DOMAIN_NOT_OURS,
  ROLE_NAME,
  SUB_ADDRESS,
  TAKEN,
  LOOK_ALIKE;

  /// The stable code: `local-double-dot`.
  public String code() {
    return Ascii.lower(name()).replace('_', '-');
  }
}
