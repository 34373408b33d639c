package org.gatepost.app.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.gatepost.base.address.Domain;
import org.gatepost.gate.name.DomainVerdict;
import org.gatepost.gate.name.Names;
import org.gatepost.store.account.Accounts;
import org.gatepost.store.account.AddDomain;
import org.gatepost.store.account.DomainEntry;
import org.gatepost.store.account.RemoveDomain;

/// `domain add|list|remove`.
final class DomainVerbs {
  private final Accounts accounts;
  private final Names names;

  DomainVerbs(Accounts accounts, Names names) {
    this.accounts = accounts;
    this.names = names;
  }

  Answer add(String text) throws IOException {
    return switch (names.checkDomain(text)) {
      case DomainVerdict.Good(var domain) -> add(domain, false);
      case DomainVerdict.LocalOnly(var domain) -> add(domain, true);
      case DomainVerdict.Bad(var fault) -> Refusals.name(fault);
    };
  }

  Answer list() throws IOException {
    ObjectNode result = Administration.object();
    ArrayNode all = result.putArray("domains");
    for (DomainEntry domain : accounts.domains()) {
      all.addObject()
          .put("name", domain.name().text())
          .put("accounts", accounts.list(Optional.of(domain.name())).size())
          .put("quota_bytes", domain.quotaOctets())
          .put("created", domain.created().toString());
    }
    return new Answer.Done(result);
  }

  Answer remove(String text) throws IOException {
    Optional<Domain> domain = canonical(text);
    if (domain.isEmpty()) {
      return Refusals.noSuchDomain(text);
    }
    return switch (accounts.removeDomain(domain.get())) {
      case RemoveDomain.Removed _ ->
          new Answer.Done(Administration.object().put("name", domain.get().text()));
      case RemoveDomain.NoSuchDomain _ -> Refusals.noSuchDomain(text);
      case RemoveDomain.InUse(var count, var aliases) ->
          new Answer.Refused(
              "in-use-by-accounts",
              "The domain still has accounts (%d) or aliases (%d); remove them first."
                  .formatted(count, aliases),
              "该域仍有账户（%d 个）或别名（%d 个），请先移除它们。".formatted(count, aliases));
    };
  }

  private Answer add(Domain domain, boolean local) throws IOException {
    return switch (accounts.addDomain(domain)) {
      case AddDomain.Added(var entry) -> {
        ObjectNode result = Administration.object().put("name", entry.name().text());
        if (local) {
          result.put("note", "local-only");
        }
        yield new Answer.Done(result);
      }
      case AddDomain.Exists _ ->
          new Answer.Refused(
              "exists", domain + " is a domain of this server already.", domain + " 已经是本服务器的域。");
    };
  }

  private Optional<Domain> canonical(String text) {
    return switch (names.checkDomain(text)) {
      case DomainVerdict.Good(var domain) -> Optional.of(domain);
      case DomainVerdict.LocalOnly(var domain) -> Optional.of(domain);
      case DomainVerdict.Bad _ -> Domain.parse(text.strip());
    };
  }
}
