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
import org.gatepost.gate.SignInSetting;
import org.gatepost.gate.name.NameSetting;
import org.gatepost.gate.secret.PasswordSetting;
import org.gatepost.server.certificate.TlsSetting;
import org.gatepost.server.delivery.DeliverySetting;
import org.gatepost.server.imap.ImapSetting;
import org.gatepost.server.net.NetSetting;
import org.gatepost.server.pop3.Pop3Setting;
import org.gatepost.server.smtp.SmtpSetting;
import org.gatepost.store.StoreSetting;
import org.gatepost.store.mailbox.MailboxSetting;

/// Everything an operator may set, read and checked: one record for each table of the file.
public final class Configuration {
  private static final List<SettingRoom<?>> ROOMS =
      List.of(
          SettingRoom.of("", ServerSetting.DEFAULT),
          SettingRoom.of("listen", ListenSetting.DEFAULT),
          SettingRoom.of("tls", TlsSetting.DEFAULT),
          SettingRoom.of("signin", SignInSetting.DEFAULT),
          SettingRoom.of("password", PasswordSetting.DEFAULT),
          SettingRoom.of("names", NameSetting.DEFAULT),
          SettingRoom.of("smtp", SmtpSetting.DEFAULT),
          SettingRoom.of("delivery", DeliverySetting.DEFAULT),
          SettingRoom.of("imap", ImapSetting.DEFAULT),
          SettingRoom.of("pop3", Pop3Setting.DEFAULT),
          SettingRoom.of("net", NetSetting.DEFAULT),
          SettingRoom.of("mailbox", MailboxSetting.DEFAULT),
          SettingRoom.of("store", StoreSetting.DEFAULT),
          SettingRoom.of("log", LogSetting.DEFAULT));

  private final Map<Class<?>, Record> read;

  private Configuration(Map<Class<?>, Record> read) {
    this.read = Map.copyOf(read);
  }

  /// Reads and checks all of it.
  ///
  /// @throws InvalidConfig with every problem of every room
  public static Configuration load(Sources sources) {
    List<Problem> problems = new ArrayList<>();
    List<String> keys = ROOMS.stream().flatMap(room -> room.keys().stream()).toList();
    Map<String, Given> given = sources.given(keys, problems);
    Map<Class<?>, Record> read = new LinkedHashMap<>();
    for (SettingRoom<?> room : ROOMS) {
      try {
        Record its = room.read(given);
        read.put(its.getClass(), its);
      } catch (InvalidConfig e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfig(problems);
    }
    return new Configuration(read);
  }

  /// Every setting there is, room by room.
  public static Map<String, List<Setting>> reference() {
    Map<String, List<Setting>> all = new LinkedHashMap<>();
    ROOMS.forEach(room -> all.put(room.name(), room.settings()));
    return all;
  }

  /// A room's record: `of(ImapSetting.class)`.
  public <R extends Record> R of(Class<R> room) {
    Record its = read.get(room);
    if (its == null) {
      throw new IllegalArgumentException(room + " is no room of the configuration");
    }
    return room.cast(its);
  }

  /// Every key with the value in force, as the file would write it.
  public Map<String, String> print() {
    Map<String, String> all = new LinkedHashMap<>();
    for (SettingRoom<?> room : ROOMS) {
      read.values().forEach(its -> room.print(its).ifPresent(all::putAll));
    }
    return all;
  }
}
