package org.gatepost.app.control;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;

/// What came of a [Verb].
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Answer.Done.class, name = "done"),
  @JsonSubTypes.Type(value = Answer.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = Answer.Failed.class, name = "failed")
})
public sealed interface Answer {
  /// The code of "no server runs here".
  String NOT_RUNNING = "not-running";

  /// The code of "another process has this data directory open".
  String IN_USE = "in-use";

  /// It was done, or this is what was asked for.
  record Done(JsonNode result) implements Answer {}

  /// It can't be done, and why: the code stays the same over versions.
  record Refused(String code, String english, String chinese) implements Answer {}

  /// The outside failed: the disk, the socket. Trying again may help.
  record Failed(String english, String chinese) implements Answer {}

  /// No server runs on this data directory.
  static Answer notRunning() {
    return new Refused(
        NOT_RUNNING,
        "No server runs on this data directory. Start one with: gatepost serve",
        "这个数据目录上没有正在运行的服务器。用 gatepost serve 启动。");
  }
}
