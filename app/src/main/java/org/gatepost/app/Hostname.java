package org.gatepost.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gatepost.base.address.Domain;

/// What the server calls itself: the setting, or else the machine's own name, without asking DNS.
final class Hostname {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");
  private static final Domain UNKNOWN = new Domain("localhost");

  private Hostname() {}

  static Domain of(String setting) {
    return Domain.parse(setting).or(Hostname::kernels).orElse(UNKNOWN);
  }

  private static Optional<Domain> kernels() {
    try {
      return Domain.parse(Files.readString(KERNEL).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
