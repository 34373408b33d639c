package org.gatepost.app.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.gate.name.Names;
import org.gatepost.gate.name.Reading;
import org.gatepost.store.account.Accounts;
import org.gatepost.store.account.AddAlias;
import org.gatepost.store.account.Alias;
import org.gatepost.store.account.DomainEntry;

/// `alias add|list|remove`. A local part of `*` is the domain's catch-all.
final class AliasVerbs {
  private static final String CATCH_ALL = "*@";

  private final Accounts accounts;
  private final Names names;

  AliasVerbs(Accounts accounts, Names names) {
    this.accounts = accounts;
    this.names = names;
  }

  Answer add(String text, List<String> targetTexts) throws IOException {
    List<Address> targets = new ArrayList<>();
    for (String target : targetTexts) {
      Optional<Address> read = read(target);
      if (read.isEmpty()) {
        return unreadable(target);
      }
      if (accounts.find(read.get()).isEmpty() && accounts.alias(read.get()).isEmpty()) {
        return new Answer.Refused(
            "no-such-target",
            "There is no account or alias %s for the mail to go to.".formatted(read.get()),
            "没有 %s 这个账户或别名，邮件无处可去。".formatted(read.get()));
      }
      targets.add(read.get());
    }
    if (text.startsWith(CATCH_ALL)) {
      return catchAll(text, targets);
    }
    Optional<Address> alias = read(text);
    return alias.isEmpty() ? unreadable(text) : add(alias.get(), targets);
  }

  Answer list() throws IOException {
    ObjectNode result = Administration.object();
    ArrayNode all = result.putArray("aliases");
    for (Alias alias : accounts.aliases()) {
      ArrayNode targets = all.addObject().put("name", alias.name().toString()).putArray("targets");
      alias.targets().forEach(target -> targets.add(target.toString()));
    }
    for (DomainEntry domain : accounts.domains()) {
      domain
          .catchAll()
          .ifPresent(
              target ->
                  all.addObject()
                      .put("name", CATCH_ALL + domain.name())
                      .putArray("targets")
                      .add(target.toString()));
    }
    return new Answer.Done(result);
  }

  Answer remove(String text) throws IOException {
    boolean removed;
    if (text.startsWith(CATCH_ALL)) {
      Optional<Domain> domain = Domain.parse(text.substring(CATCH_ALL.length()));
      removed = domain.isPresent() && accounts.setCatchAll(domain.get(), Optional.empty());
    } else {
      Optional<Address> alias = read(text);
      removed = alias.isPresent() && accounts.removeAlias(alias.get());
    }
    return removed
        ? new Answer.Done(Administration.object().put("name", text))
        : new Answer.Refused(
            "no-such-alias", "There is no alias %s.".formatted(text), "没有别名 %s。".formatted(text));
  }

  private Answer add(Address alias, List<Address> targets) throws IOException {
    return switch (accounts.addAlias(alias, targets)) {
      case AddAlias.Added _ ->
          new Answer.Done(Administration.object().put("name", alias.toString()));
      case AddAlias.IsAccount _ ->
          new Answer.Refused(
              "is-account",
              "%s is an account, so it can't be an alias.".formatted(alias),
              "%s 已经是账户，不能再作为别名。".formatted(alias));
      case AddAlias.NoSuchDomain _ -> Refusals.noSuchDomain(alias);
    };
  }

  private Answer catchAll(String text, List<Address> targets) throws IOException {
    Optional<Domain> domain = Domain.parse(text.substring(CATCH_ALL.length()));
    if (targets.size() != 1) {
      return new Answer.Refused(
          "one-target",
          "A catch-all has one target; make a group and give that.",
          "全收地址只能有一个目标；如需多个，请先建立群组。");
    }
    if (domain.isEmpty() || !accounts.setCatchAll(domain.get(), Optional.of(targets.getFirst()))) {
      return Refusals.noSuchDomain(text.substring(CATCH_ALL.length()));
    }
    return new Answer.Done(Administration.object().put("name", text));
  }

  private Optional<Address> read(String text) {
    return switch (names.read(text, Optional.empty())) {
      case Reading.Name(var name, _) -> Optional.of(name);
      case Reading.Unreadable _ -> Optional.empty();
    };
  }

  private static Answer unreadable(String text) {
    return new Answer.Refused(
        "not-an-address",
        "%s is not an address such as name@example.com.".formatted(text),
        "%s 不是邮箱地址，应类似 name@example.com。".formatted(text));
  }
}
