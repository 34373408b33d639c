package org.gatepost.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.gatepost.app.control.Verb;
import org.gatepost.base.text.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gatepost account ...`
@Command(name = "account", resourceBundle = Main.WORDS)
final class AccountCommands {
  private static final String NAME = "NAME";
  private static final String KEY = "parameter.account";

  private final Asking asking;

  AccountCommands(Asking asking) {
    this.asking = asking;
  }

  @Command(name = "add", resourceBundle = Main.WORDS)
  int add(
      @Parameters(paramLabel = NAME, descriptionKey = KEY) String name,
      @Option(names = "--password-stdin", descriptionKey = "option.password-stdin") boolean given,
      @Option(names = "--quota", paramLabel = "SIZE", descriptionKey = "option.quota")
          @Nullable Size quota)
      throws IOException {
    Optional<Long> bytes = Optional.ofNullable(quota).map(Size::bytes);
    return asking.ask(
        new Verb.AddAccount(name, password(given), bytes),
        result -> changed("account.added", result));
  }

  @Command(name = "list", resourceBundle = Main.WORDS)
  int list(
      @Parameters(paramLabel = "DOMAIN", arity = "0..1", descriptionKey = "parameter.domain")
          @Nullable String domain) {
    return asking.ask(
        new Verb.ListAccounts(Optional.ofNullable(domain)),
        result -> {
          Console console = asking.console();
          List<String> header =
              List.of(
                  console.say("column.account"),
                  console.say("column.state"),
                  console.say("column.used"),
                  console.say("column.quota"));
          List<List<String>> rows =
              StreamSupport.stream(result.path("accounts").spliterator(), false)
                  .map(this::row)
                  .toList();
          console.table(header, rows);
        });
  }

  @Command(name = "show", resourceBundle = Main.WORDS)
  int show(@Parameters(paramLabel = NAME, descriptionKey = KEY) String name) {
    return asking.ask(
        new Verb.ShowAccount(name),
        result -> {
          Console console = asking.console();
          console.line("account.show.name", result.path("name").asText());
          console.line("account.show.state", state(result));
          console.line("account.show.created", result.path("created").asText());
          console.line(
              "account.show.room",
              Size.print(result.path("used_bytes").asLong()),
              quota(result),
              result.path("messages").asText());
          console.line("account.show.password", result.path("password_changed").asText("-"));
        });
  }

  @Command(name = "passwd", resourceBundle = Main.WORDS)
  int passwd(
      @Parameters(paramLabel = NAME, descriptionKey = KEY) String name,
      @Option(names = "--password-stdin", descriptionKey = "option.password-stdin") boolean given)
      throws IOException {
    return asking.ask(
        new Verb.SetPassword(name, password(given)),
        result -> changed("account.password-set", result));
  }

  @Command(name = "quota", resourceBundle = Main.WORDS)
  int quota(
      @Parameters(index = "0", paramLabel = NAME, descriptionKey = KEY) String name,
      @Parameters(index = "1", paramLabel = "SIZE", descriptionKey = "parameter.quota") Size size) {
    return asking.ask(
        new Verb.SetQuota(name, size.bytes()), result -> changed("account.quota-set", result));
  }

  @Command(name = "disable", resourceBundle = Main.WORDS)
  int disable(@Parameters(paramLabel = NAME, descriptionKey = KEY) String name) {
    return asking.ask(
        new Verb.SetState(name, false), result -> changed("account.disabled", result));
  }

  @Command(name = "enable", resourceBundle = Main.WORDS)
  int enable(@Parameters(paramLabel = NAME, descriptionKey = KEY) String name) {
    return asking.ask(new Verb.SetState(name, true), result -> changed("account.enabled", result));
  }

  @Command(name = "remove", resourceBundle = Main.WORDS)
  int remove(@Parameters(paramLabel = NAME, descriptionKey = KEY) String name) {
    return asking.ask(new Verb.RemoveAccount(name), result -> changed("account.removed", result));
  }

  private Optional<Secret> password(boolean given) throws IOException {
    return given ? Optional.of(asking.console().password()) : Optional.empty();
  }

  private void changed(String key, JsonNode result) {
    asking.console().line(key, result.path("name").asText());
    if (result.hasNonNull("generated_password")) {
      asking.console().line("account.generated", result.path("generated_password").asText());
    }
  }

  private List<String> row(JsonNode account) {
    return List.of(
        account.path("name").asText(),
        state(account),
        Size.print(account.path("used_bytes").asLong()),
        quota(account));
  }

  private String state(JsonNode account) {
    return asking.console().say("state." + account.path("state").asText());
  }

  private String quota(JsonNode account) {
    long bytes = account.path("quota_bytes").asLong();
    return bytes == 0 ? asking.console().say("quota.none") : Size.print(bytes);
  }
}
