package org.gatepost.app.control;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.text.Secret;

/// Everything an administrator can ask of a store or of a running server.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verb")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Verb.Status.class, name = "status"),
  @JsonSubTypes.Type(value = Verb.Stop.class, name = "stop"),
  @JsonSubTypes.Type(value = Verb.AddDomain.class, name = "add-domain"),
  @JsonSubTypes.Type(value = Verb.ListDomains.class, name = "list-domains"),
  @JsonSubTypes.Type(value = Verb.RemoveDomain.class, name = "remove-domain"),
  @JsonSubTypes.Type(value = Verb.AddAccount.class, name = "add-account"),
  @JsonSubTypes.Type(value = Verb.ListAccounts.class, name = "list-accounts"),
  @JsonSubTypes.Type(value = Verb.ShowAccount.class, name = "show-account"),
  @JsonSubTypes.Type(value = Verb.SetPassword.class, name = "set-password"),
  @JsonSubTypes.Type(value = Verb.SetState.class, name = "set-state"),
  @JsonSubTypes.Type(value = Verb.SetQuota.class, name = "set-quota"),
  @JsonSubTypes.Type(value = Verb.RemoveAccount.class, name = "remove-account"),
  @JsonSubTypes.Type(value = Verb.AddAlias.class, name = "add-alias"),
  @JsonSubTypes.Type(value = Verb.ListAliases.class, name = "list-aliases"),
  @JsonSubTypes.Type(value = Verb.RemoveAlias.class, name = "remove-alias"),
  @JsonSubTypes.Type(value = Verb.CheckName.class, name = "check-name"),
  @JsonSubTypes.Type(value = Verb.VerifyStore.class, name = "verify-store"),
  @JsonSubTypes.Type(value = Verb.Backup.class, name = "backup")
})
public sealed interface Verb {
  /// What needs a running server.
  sealed interface OfServer extends Verb {}

  /// What a store alone can do.
  sealed interface OfStore extends Verb {}

  /// How the server is: ports, counts, since when.
  record Status() implements OfServer {}

  /// Drain and end.
  record Stop() implements OfServer {}

  /// A domain whose mail is ours.
  record AddDomain(String name) implements OfStore {}

  record ListDomains() implements OfStore {}

  /// Refused while accounts or aliases are in it.
  record RemoveDomain(String name) implements OfStore {}

  /// A new account.
  ///
  /// @param password the first password; nothing means that one is generated and answered once
  /// @param quotaBytes room for its mail in bytes; nothing means the standard quota
  record AddAccount(String name, Optional<Secret> password, Optional<Long> quotaBytes)
      implements OfStore {}

  record ListAccounts(Optional<String> domain) implements OfStore {}

  record ShowAccount(String name) implements OfStore {}

  /// Another password.
  ///
  /// @param password nothing means that one is generated and answered once
  record SetPassword(String name, Optional<Secret> password) implements OfStore {}

  record SetState(String name, boolean enabled) implements OfStore {}

  record SetQuota(String name, long quotaBytes) implements OfStore {}

  /// Destroys the account's key with it: its mail can't be read again.
  record RemoveAccount(String name) implements OfStore {}

  /// One target makes an alias, several a group; a local part of `*` catches all of a domain.
  record AddAlias(String name, List<String> targets) implements OfStore {}

  record ListAliases() implements OfStore {}

  record RemoveAlias(String name) implements OfStore {}

  /// Whether this could be an account's name, here and now.
  record CheckName(String name) implements OfStore {}

  record VerifyStore() implements OfStore {}

  /// A copy of the store, made while it is in use.
  ///
  /// @param target a folder that does not exist yet
  /// @param withMasterKey whether the key that opens all others goes along
  record Backup(String target, boolean withMasterKey) implements OfStore {}
}
