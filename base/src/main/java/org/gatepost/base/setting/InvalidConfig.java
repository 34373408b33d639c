package org.gatepost.base.setting;

import java.util.List;
import java.util.stream.Collectors;

/// The settings can't be used. Carries every problem found, not just the first.
public final class InvalidConfig extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidConfig(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /// All of them, in the order in which they were found.
  public List<Problem> problems() {
    return problems;
  }
}
