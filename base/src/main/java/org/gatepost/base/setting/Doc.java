package org.gatepost.base.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The sentence an operator reads about a setting, in English and in Chinese, with its unit and
/// range.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Doc {
  /// In English.
  String value();

  /// In Chinese.
  String zh();
}
