package org.gatepost.app;

/// Which Gatepost this is.
public final class Version {
  private Version() {}

  /// As the jar's manifest says it, or `development` where there is no jar.
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
