package org.gatepost.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatepost.base.setting.Given;
import org.gatepost.base.setting.InvalidConfig;
import org.gatepost.base.setting.Problem;
import org.gatepost.base.setting.Setting;
import org.gatepost.base.setting.SettingRoom;

/// Everything an operator may set, read and checked.
public record Configuration(ServerSetting server, ListenSetting listen, LogSetting log) {

  private static final SettingRoom<ServerSetting> SERVER =
      SettingRoom.of("", ServerSetting.DEFAULT);
  private static final SettingRoom<ListenSetting> LISTEN =
      SettingRoom.of("listen", ListenSetting.DEFAULT);
  private static final SettingRoom<LogSetting> LOG = SettingRoom.of("log", LogSetting.DEFAULT);

  private static final List<SettingRoom<?>> ROOMS = List.of(SERVER, LISTEN, LOG);

  /// Reads and checks all of it.
  ///
  /// @throws InvalidConfig with every problem of every room
  public static Configuration load(Sources sources) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Given> given = sources.given(keys(), problems);
    Reader reader = new Reader(given, problems);
    Configuration read =
        new Configuration(
            reader.read(SERVER, ServerSetting.DEFAULT),
            reader.read(LISTEN, ListenSetting.DEFAULT),
            reader.read(LOG, LogSetting.DEFAULT));
    if (!problems.isEmpty()) {
      throw new InvalidConfig(problems);
    }
    return read;
  }

  /// Every setting there is, room by room.
  public static Map<String, List<Setting>> reference() {
    Map<String, List<Setting>> all = new LinkedHashMap<>();
    ROOMS.forEach(room -> all.put(room.name(), room.settings()));
    return all;
  }

  /// Every key with the value in force, as the file would write it.
  public Map<String, String> print() {
    Map<String, String> all = new LinkedHashMap<>();
    all.putAll(SERVER.print(server));
    all.putAll(LISTEN.print(listen));
    all.putAll(LOG.print(log));
    return all;
  }

  private static List<String> keys() {
    return ROOMS.stream().flatMap(room -> room.keys().stream()).toList();
  }

  private record Reader(Map<String, Given> given, List<Problem> problems) {
    <R extends Record> R read(SettingRoom<R> room, R standard) {
      try {
        return room.read(given);
      } catch (InvalidConfig e) {
        problems.addAll(e.problems());
        return standard;
      }
    }
  }
}
