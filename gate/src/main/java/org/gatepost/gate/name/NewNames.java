package org.gatepost.gate.name;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.Domain;
import org.gatepost.base.text.Words;
import org.gatepost.store.account.Accounts;
import org.gatepost.store.account.DomainEntry;

/// Whether a name is free, among those that exist: not taken, not like another, not a role.
public final class NewNames {
  private static final Fault ROLE =
      fault(
          FaultCode.ROLE_NAME,
          0,
          "This name belongs to a role (RFC 2142) and reaches an administrator. To send it"
              + " elsewhere, add an alias: gatepost alias add",
          "该名称是角色名（RFC 2142），其邮件送达管理员。如需转给他人，请添加别名：gatepost alias add");

  private final Names names;
  private final Accounts accounts;
  private final Looks looks;

  /// Names beside those of these accounts.
  public NewNames(Names names, Accounts accounts) {
    this.names = names;
    this.accounts = accounts;
    this.looks = new Looks(accounts);
  }

  /// Whether an account of this server may be opened under this name.
  public NameVerdict check(String text) throws IOException {
    List<Domain> ours = accounts.domains().stream().map(DomainEntry::name).toList();
    return switch (names.check(text, ours)) {
      case NameVerdict.Bad bad -> bad;
      case NameVerdict.Good(var name) ->
          obstacle(text, name)
              .<NameVerdict>map(NameVerdict.Bad::new)
              .orElseGet(() -> new NameVerdict.Good(name));
    };
  }

  /// Keeps up with an account that was just opened.
  public void added(Address name) {
    looks.added(name);
  }

  /// The fault of a name that someone has.
  public static Fault taken() {
    return fault(FaultCode.TAKEN, 0, "This name is taken.", "该名称已被使用。");
  }

  /// The fault of a name in a domain of others.
  public static Fault notOurs(String text) {
    return fault(
        FaultCode.DOMAIN_NOT_OURS,
        domainStart(text),
        "This server keeps no mail for that domain. Add it first: gatepost domain add",
        "本服务器不负责该域的邮件。请先添加该域：gatepost domain add");
  }

  private Optional<Fault> obstacle(String text, Address name) throws IOException {
    Optional<DomainEntry> domain = accounts.domain(name.domain());
    if (domain.isEmpty()) {
      return Optional.of(notOurs(text));
    }
    if (names.isRole(name.local())) {
      return Optional.of(ROLE);
    }
    int tag = subAddress(name.local(), domain.get().separator());
    if (tag >= 0) {
      return Optional.of(
          fault(
              FaultCode.SUB_ADDRESS,
              name.local().codePointCount(0, tag),
              "In this domain, what follows \"%s\" is a sub-address of the name before it."
                  .formatted(domain.get().separator()),
              "在该域中，“%s”之后的部分是前面账户的子地址。".formatted(domain.get().separator())));
    }
    if (accounts.find(name).isPresent() || accounts.alias(name).isPresent()) {
      return Optional.of(taken());
    }
    return looks.like(name).map(NewNames::alike);
  }

  private static int subAddress(String local, String separator) {
    return separator.isEmpty() ? -1 : local.indexOf(separator);
  }

  private static Fault alike(Address other) {
    return fault(
        FaultCode.LOOK_ALIKE,
        0,
        "This name looks like %s, which exists; one could be taken for the other.".formatted(other),
        "该名称与已有的 %s 外形相似，容易混淆。".formatted(other));
  }

  private static int domainStart(String text) {
    int at = text.lastIndexOf('@');
    return at < 0 ? 0 : text.codePointCount(0, at) + 1;
  }

  private static Fault fault(FaultCode code, int position, String english, String chinese) {
    return new Fault(code, position, new Words(english, chinese));
  }
}
