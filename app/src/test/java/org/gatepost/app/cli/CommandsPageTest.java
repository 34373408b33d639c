package org.gatepost.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsPageTest {
  private static final Path PAGES =
      Path.of("..").toAbsolutePath().normalize().resolve("docs/reference");

  @Test
  void thePagesAreWhatTheCommandLineSaysOfItself() throws IOException {
    compare("commands.md", Language.EN, "# Commands\n\nMade from `gatepost help`.\n");
    compare("commands.zh.md", Language.ZH, "# 命令\n\n由 `gatepost help` 生成。\n");
  }

  private static void compare(String page, Language language, String head) throws IOException {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Console console =
        new Console(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, language);
    StringBuilder made = new StringBuilder(head);
    append(made, Main.commands(console));
    Path file = PAGES.resolve(page);
    if ("update".equals(System.getProperty("pages"))) {
      Files.createDirectories(PAGES);
      Files.writeString(file, made);
    }
    assertThat(Files.readString(file))
        .as(page + " (rewrite it with -Dpages=update)")
        .isEqualTo(made.toString());
  }

  private static void append(StringBuilder page, CommandLine line) {
    if (line.getCommandSpec().usageMessage().hidden()) {
      return;
    }
    page.append("\n## ").append(line.getCommandSpec().qualifiedName()).append("\n\n```\n");
    page.append(line.getUsageMessage(CommandLine.Help.Ansi.OFF).strip()).append("\n```\n");
    line.getSubcommands().values().stream().distinct().forEach(child -> append(page, child));
  }
}
