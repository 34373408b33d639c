package org.gatepost.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.gatepost.app.config.Configuration;
import org.gatepost.app.config.ReferencePage;
import picocli.CommandLine.Command;

/// `gatepost config ...`
@Command(name = "config", resourceBundle = Main.WORDS)
final class ConfigCommands {
  private final Asking asking;

  ConfigCommands(Asking asking) {
    this.asking = asking;
  }

  /// The values in force, as `gatepost.toml` would write them.
  @Command(name = "show", resourceBundle = Main.WORDS)
  int show() {
    Map<String, String> values = asking.globals().configuration().print();
    if (asking.globals().json()) {
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      values.forEach(all::put);
      asking.console().json(all);
    } else {
      asking.console().out().print(ReferencePage.file(values));
    }
    return ExitStatus.DONE.status();
  }

  /// Complains through [org.gatepost.base.setting.InvalidConfig], which [Main] prints.
  @Command(name = "check", resourceBundle = Main.WORDS)
  int check() {
    asking.globals().configuration();
    if (asking.globals().json()) {
      asking.console().json(JsonNodeFactory.instance.objectNode().put("valid", true));
    } else {
      asking.console().line("config.valid");
    }
    return ExitStatus.DONE.status();
  }

  /// Every setting, with its meaning, unit and default.
  @Command(name = "reference", resourceBundle = Main.WORDS)
  int reference() {
    boolean chinese = asking.console().language() == Language.ZH;
    if (asking.globals().json()) {
      asking.console().json(ReferencePage.json(Configuration.reference()));
    } else {
      asking.console().out().print(ReferencePage.markdown(Configuration.reference(), chinese));
    }
    return ExitStatus.DONE.status();
  }
}
