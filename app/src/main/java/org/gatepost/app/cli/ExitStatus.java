package org.gatepost.app.cli;

/// What a command's exit status says. Numbers above 63 are those of `sysexits.h`.
enum ExitStatus {
  /// Done, or the answer is yes.
  DONE(0),
  /// Refused, or the answer is no.
  REFUSED(1),
  /// The command line can't be understood.
  USAGE(64),
  /// No server runs on this data directory, or none answers.
  UNAVAILABLE(69),
  /// A bug.
  BUG(70),
  /// The disk or a socket failed.
  IO(74),
  /// The data directory is in use by another process, or the server is busy.
  TRY_LATER(75),
  /// The configuration is wrong.
  CONFIG(78);

  private final int status;

  ExitStatus(int status) {
    this.status = status;
  }

  /// The number that the shell sees.
  int status() {
    return status;
  }
}
