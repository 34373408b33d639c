package org.gatepost.app.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.gatepost.base.setting.Setting;

/// The settings as a page, as JSON, and as a file that would set them.
public final class ReferencePage {
  private ReferencePage() {}

  /// `docs/reference/config.md` and its Chinese twin.
  public static String markdown(Map<String, List<Setting>> rooms, boolean chinese) {
    StringBuilder page = new StringBuilder();
    page.append(chinese ? "# 配置项\n\n" : "# Settings\n\n");
    page.append(
        chinese
            ? "由 `gatepost config reference` 生成。文件是 `gatepost.toml`；环境变量和 `--set`" + " 会覆盖它。\n"
            : "Made by `gatepost config reference`. The file is `gatepost.toml`; the environment"
                + " and `--set` override it.\n");
    rooms.forEach(
        (name, settings) -> {
          page.append(name.isEmpty() ? "\n## (top)\n\n" : "\n## [" + name + "]\n\n");
          page.append(
              chinese ? "| 键 | 类型 | 默认值 | 含义 |\n" : "| key | takes | default | meaning |\n");
          page.append("|---|---|---|---|\n");
          settings.forEach(setting -> page.append(row(setting, chinese)));
        });
    return page.toString();
  }

  /// The same for programs.
  public static JsonNode json(Map<String, List<Setting>> rooms) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    rooms
        .values()
        .forEach(
            settings ->
                settings.forEach(
                    setting ->
                        all.addObject()
                            .put("key", setting.key())
                            .put("takes", setting.type())
                            .put("default", setting.standard())
                            .put("variable", Sources.variable(setting.key()))
                            .put("en", setting.english())
                            .put("zh", setting.chinese())));
    return all;
  }

  /// A `gatepost.toml` that sets these keys to these values.
  public static String file(Map<String, String> values) {
    StringBuilder file = new StringBuilder();
    String room = "";
    for (Map.Entry<String, String> entry : values.entrySet()) {
      int dot = entry.getKey().lastIndexOf('.');
      String its = dot < 0 ? "" : entry.getKey().substring(0, dot);
      if (!its.equals(room)) {
        file.append("\n[").append(its).append("]\n");
        room = its;
      }
      file.append(entry.getKey().substring(dot + 1)).append(" = ");
      file.append(entry.getValue()).append('\n');
    }
    return file.toString();
  }

  private static String row(Setting setting, boolean chinese) {
    String meaning = chinese ? setting.chinese() : setting.english();
    return "| `%s` | %s | `%s` | %s |%n"
        .formatted(setting.key(), setting.type(), setting.standard(), meaning.replace("|", "\\|"))
        .replace(System.lineSeparator(), "\n");
  }
}
