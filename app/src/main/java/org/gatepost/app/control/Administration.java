package org.gatepost.app.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.gatepost.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the administrator's verbs out on an open store.
public final class Administration {
  private static final Logger log = LoggerFactory.getLogger(Administration.class);

  private final DomainVerbs domains;
  private final AccountVerbs accounts;
  private final AliasVerbs aliases;
  private final StoreVerbs store;

  public Administration(Store store, Rules rules) {
    this.domains = new DomainVerbs(store.accounts(), rules.names());
    this.accounts = new AccountVerbs(store, rules);
    this.aliases = new AliasVerbs(store.accounts(), rules.names());
    this.store = new StoreVerbs(store);
  }

  /// Does it, or says why not.
  public Answer carryOut(Verb.OfStore verb) {
    try {
      Answer answer =
          switch (verb) {
            case Verb.AddDomain(var name) -> domains.add(name);
            case Verb.ListDomains _ -> domains.list();
            case Verb.RemoveDomain(var name) -> domains.remove(name);
            case Verb.AddAccount add -> accounts.add(add);
            case Verb.ListAccounts(var domain) -> accounts.list(domain);
            case Verb.ShowAccount(var name) -> accounts.show(name);
            case Verb.SetPassword set -> accounts.setPassword(set);
            case Verb.SetState(var name, var enabled) -> accounts.setState(name, enabled);
            case Verb.SetQuota(var name, var bytes) -> accounts.setQuota(name, bytes);
            case Verb.RemoveAccount(var name) -> accounts.remove(name);
            case Verb.AddAlias(var name, var targets) -> aliases.add(name, targets);
            case Verb.ListAliases _ -> aliases.list();
            case Verb.RemoveAlias(var name) -> aliases.remove(name);
            case Verb.CheckName(var name) -> accounts.check(name);
            case Verb.VerifyStore _ -> store.verify();
            case Verb.Backup(var target, var withMasterKey) -> store.backup(target, withMasterKey);
          };
      log.atInfo()
          .addKeyValue("verb", verb.getClass().getSimpleName())
          .addKeyValue("answer", answer.getClass().getSimpleName())
          .log("control.verb.done");
      return answer;
    } catch (IOException e) {
      log.atWarn()
          .setCause(e)
          .addKeyValue("verb", verb.getClass().getSimpleName())
          .log("control.verb.failed");
      return new Answer.Failed(
          "The store could not be read or written: " + e.getMessage(), "存储无法读写：" + e.getMessage());
    }
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
