package org.gatepost.base.setting;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One table of the configuration file, `[name]`, and the record it is read into.
///
/// @param <R> the record
public final class SettingRoom<R extends Record> {
  private final String name;
  private final R standard;

  private SettingRoom(String name, R standard) {
    this.name = name;
    this.standard = standard;
  }

  /// The table `[name]` with these defaults. An empty name is the top of the file.
  public static <R extends Record> SettingRoom<R> of(String name, R standard) {
    return new SettingRoom<>(name, standard);
  }

  public String name() {
    return name;
  }

  /// What the record is made of, in its own order.
  public List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    for (RecordComponent component : standard.getClass().getRecordComponents()) {
      Doc doc = component.getAnnotation(Doc.class);
      if (doc == null) {
        throw new IllegalStateException(
            standard.getClass() + "." + component.getName() + ": no @Doc");
      }
      Object value = value(component, standard);
      all.add(
          new Setting(
              wholeKey(component),
              SettingText.typeOf(component),
              SettingText.print(value),
              doc.value(),
              doc.zh()));
    }
    return all;
  }

  /// The whole keys of all settings.
  public List<String> keys() {
    return settings().stream().map(Setting::key).toList();
  }

  /// The record with what was given in place of the defaults.
  ///
  /// @param given by whole key; keys of other rooms are passed over
  /// @throws InvalidConfig with every problem of this room, each with its place
  public R read(Map<String, Given> given) {
    List<Problem> problems = new ArrayList<>();
    RecordComponent[] components = standard.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(components[i], standard);
      Given mine = given.get(wholeKey(components[i]));
      if (mine != null) {
        switch (SettingText.read(components[i], mine.value())) {
          case SettingText.Value(var value) -> values[i] = value;
          case SettingText.Wrong(var message) ->
              problems.add(new Problem(wholeKey(components[i]), mine.place(), message));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfig(problems);
    }
    return make(types, values, given);
  }

  /// A record's settings as they are now, by whole key, as the file would write them; nothing where
  /// it is another room's.
  public Optional<Map<String, String>> print(Record record) {
    if (!record.getClass().equals(standard.getClass())) {
      return Optional.empty();
    }
    Map<String, String> all = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      all.put(wholeKey(component), SettingText.print(value(component, record)));
    }
    return Optional.of(all);
  }

  private R make(Class<?>[] types, Object[] values, Map<String, Given> given) {
    try {
      @SuppressWarnings("unchecked") // the constructor of R's own class makes an R
      R made = (R) standard.getClass().getDeclaredConstructor(types).newInstance(values);
      return made;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidConfig invalid) {
        throw new InvalidConfig(
            invalid.problems().stream().map(problem -> placed(problem, given)).toList());
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Problem placed(Problem problem, Map<String, Given> given) {
    Given mine = given.get(problem.key());
    return mine == null ? problem : new Problem(problem.key(), mine.place(), problem.message());
  }

  private String wholeKey(RecordComponent component) {
    String key = SettingText.kebab(component.getName());
    return name.isEmpty() ? key : name + "." + key;
  }

  private static Object value(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
