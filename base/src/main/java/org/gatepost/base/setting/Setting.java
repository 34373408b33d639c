package org.gatepost.base.setting;

/// One setting, as the reference page shows it.
///
/// @param key the whole key, `smtp.idle-timeout`
/// @param type what it takes: `text`, `whole number`, `true or false`, `duration`, `size`, `list`,
///   or the words of a choice
/// @param standard its default, as it would be written in the file
/// @param english the sentence, in English
/// @param chinese the sentence, in Chinese
public record Setting(String key, String type, String standard, String english, String chinese) {}
