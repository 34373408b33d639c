package org.gatepost.base.message;

/// What a fuzz target insists on.
final class Required {
  private Required() {}

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
