package org.gatepost.base.setting;

/// One thing that is wrong with the settings.
///
/// @param key the whole key, `smtp.idle-timeout`
/// @param place where it was given: `gatepost.toml:12`, `--set`, `GATEPOST_SMTP_PORT`, or empty
/// @param message what is wrong and what would be right
public record Problem(String key, String place, String message) {
  @Override
  public String toString() {
    return (place.isEmpty() ? "" : place + ": ") + key + " " + message;
  }
}
