package org.gatepost.base.setting;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong inside one room's record, then throws it all at once.
public final class Problems {
  private final String room;
  private final List<Problem> found = new ArrayList<>();

  private Problems(String room) {
    this.room = room;
  }

  /// Starts a collection for `[room]`; an empty name is the top of the file.
  public static Problems in(String room) {
    return new Problems(room);
  }

  /// Notes a problem with `room.key` unless the condition holds.
  public Problems unless(boolean condition, String key, String message) {
    if (!condition) {
      found.add(new Problem(room.isEmpty() ? key : room + "." + key, "", message));
    }
    return this;
  }

  /// Ends the collection.
  ///
  /// @throws InvalidConfig with everything that was noted
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidConfig(found);
    }
  }
}
