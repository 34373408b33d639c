package org.gatepost.base.setting;

/// A value that the operator gave, and where.
///
/// @param value a String, Boolean, Long, Double, or a List of Strings
/// @param place `gatepost.toml:12`, `--set`, or the name of an environment variable
public record Given(Object value, String place) {}
