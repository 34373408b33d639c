package org.gatepost.app.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.base.text.Ascii;
import org.gatepost.base.text.Secret;
import org.gatepost.gate.NewAccount;
import org.gatepost.gate.NewPassword;
import org.gatepost.gate.Register;
import org.gatepost.gate.name.Fault;
import org.gatepost.gate.name.NameVerdict;
import org.gatepost.gate.name.Names;
import org.gatepost.gate.name.NewNames;
import org.gatepost.gate.name.Reading;
import org.gatepost.gate.secret.PasswordVerdict;
import org.gatepost.gate.secret.Passwords;
import org.gatepost.store.Store;
import org.gatepost.store.account.Account;
import org.gatepost.store.account.AccountState;
import org.gatepost.store.account.Accounts;
import org.gatepost.store.account.Credential;
import org.gatepost.store.mailbox.Mailboxes;
import org.gatepost.store.mailbox.Quota;

/// `account ...` and `name check`.
final class AccountVerbs {
  private final Accounts accounts;
  private final Mailboxes mailboxes;
  private final Names names;
  private final NewNames newNames;
  private final Register register;
  private final Passwords passwords;

  AccountVerbs(Store store, Rules rules) {
    this.accounts = store.accounts();
    this.mailboxes = store.mailboxes();
    this.names = rules.names();
    this.newNames = rules.newNames(store.accounts());
    this.register = rules.register(store.accounts());
    this.passwords = rules.passwords();
  }

  Answer add(Verb.AddAccount add) throws IOException {
    long quota = add.quotaBytes().orElse(0L);
    try (Secret secret = add.password().orElseGet(passwords::generate)) {
      return switch (register.open(add.name(), secret, quota)) {
        case NewAccount.Opened(var account) ->
            done(account.name(), add.password().isEmpty(), secret);
        case NewAccount.BadName(var fault) -> Refusals.name(fault);
        case NewAccount.BadPassword(var verdict) -> bad(verdict);
      };
    }
  }

  Answer list(Optional<String> domain) throws IOException {
    Optional<Domain> wanted = domain.flatMap(text -> Domain.parse(text.strip()));
    if (domain.isPresent() && (wanted.isEmpty() || accounts.domain(wanted.get()).isEmpty())) {
      return Refusals.noSuchDomain(domain.get());
    }
    ObjectNode result = Administration.object();
    ArrayNode all = result.putArray("accounts");
    for (Account account : accounts.list(wanted)) {
      describe(all.addObject(), account);
    }
    return new Answer.Done(result);
  }

  Answer show(String text) throws IOException {
    Optional<Account> account = find(text);
    if (account.isEmpty()) {
      return Refusals.noSuchAccount(text);
    }
    ObjectNode result = describe(Administration.object(), account.get());
    result.put("created", account.get().created().toString());
    List<Credential> credentials = accounts.credentials(account.get().id());
    credentials.stream()
        .map(Credential::created)
        .max(Comparator.naturalOrder())
        .ifPresent(changed -> result.put("password_changed", changed.toString()));
    return new Answer.Done(result);
  }

  Answer setPassword(Verb.SetPassword set) throws IOException {
    Optional<Account> account = find(set.name());
    if (account.isEmpty()) {
      return Refusals.noSuchAccount(set.name());
    }
    try (Secret secret = set.password().orElseGet(passwords::generate)) {
      return switch (register.setPassword(account.get().name(), secret)) {
        case NewPassword.Set _ -> done(account.get().name(), set.password().isEmpty(), secret);
        case NewPassword.NoSuchAccount _ -> Refusals.noSuchAccount(set.name());
        case NewPassword.BadPassword(var verdict) -> bad(verdict);
      };
    }
  }

  Answer setState(String text, boolean enabled) throws IOException {
    Optional<Account> account = find(text);
    AccountState state = enabled ? AccountState.ACTIVE : AccountState.DISABLED;
    return account.isPresent() && accounts.setState(account.get().id(), state)
        ? done(account.get().name())
        : Refusals.noSuchAccount(text);
  }

  Answer setQuota(String text, long bytes) throws IOException {
    Optional<Account> account = find(text);
    return account.isPresent() && accounts.setQuota(account.get().id(), bytes)
        ? done(account.get().name())
        : Refusals.noSuchAccount(text);
  }

  Answer remove(String text) throws IOException {
    Optional<Account> account = find(text);
    return account.isPresent() && accounts.remove(account.get().id())
        ? done(account.get().name())
        : Refusals.noSuchAccount(text);
  }

  Answer check(String text) throws IOException {
    ObjectNode result = Administration.object().put("given", text);
    // A domain that is not ours yet is no fault of the name: the rules alone are asked then.
    List<Domain> ours = accounts.domains().stream().map(domain -> domain.name()).toList();
    NameVerdict verdict = names.check(text, ours);
    if (verdict instanceof NameVerdict.Good(var name) && ours.contains(name.domain())) {
      verdict = newNames.check(text);
    }
    switch (verdict) {
      case NameVerdict.Good(var name) -> result.put("valid", true).put("name", name.toString());
      case NameVerdict.Bad(var fault) -> describe(result, fault);
    }
    return new Answer.Done(result);
  }

  private static void describe(ObjectNode result, Fault fault) {
    result
        .put("valid", false)
        .put("code", fault.code().code())
        .put("position", fault.position() + 1)
        .put("en", fault.sentence().english())
        .put("zh", fault.sentence().chinese());
    if (!fault.suggestion().isEmpty()) {
      result.put("suggestion", fault.suggestion());
    }
  }

  private ObjectNode describe(ObjectNode row, Account account) throws IOException {
    Quota quota = mailboxes.quota(account.id());
    return row.put("name", account.name().toString())
        .put("state", Ascii.lower(account.state().name()))
        .put("used_bytes", quota.octets())
        .put("quota_bytes", account.quotaOctets())
        .put("messages", quota.messages());
  }

  private Optional<Account> find(String text) throws IOException {
    return switch (names.read(text, Optional.empty())) {
      case Reading.Name(var name, _) -> accounts.find(name);
      case Reading.Unreadable _ -> Optional.empty();
    };
  }

  private static Answer done(Address name) {
    return new Answer.Done(Administration.object().put("name", name.toString()));
  }

  private static Answer done(Address name, boolean generated, Secret secret) {
    ObjectNode result = Administration.object().put("name", name.toString());
    if (generated) {
      byte[] octets = secret.copy();
      result.put("generated_password", new String(octets, StandardCharsets.UTF_8));
      Arrays.fill(octets, (byte) 0);
    }
    return new Answer.Done(result);
  }

  private static Answer bad(PasswordVerdict.Bad verdict) {
    return new Answer.Refused(
        "password-" + verdict.weakness().code(),
        verdict.sentence().english(),
        verdict.sentence().chinese());
  }
}
