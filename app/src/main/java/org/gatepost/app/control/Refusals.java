package org.gatepost.app.control;

import org.gatepost.base.address.Address;
import org.gatepost.base.text.Printable;
import org.gatepost.gate.name.Fault;

/// Refusals that several verbs share.
final class Refusals {
  private Refusals() {}

  static Answer.Refused name(Fault fault) {
    boolean suggests = !fault.suggestion().isEmpty();
    return new Answer.Refused(
        fault.code().code(),
        fault.sentence().english() + (suggests ? " Did you mean " + fault.suggestion() + "?" : ""),
        fault.sentence().chinese() + (suggests ? "您要输入的是不是 " + fault.suggestion() + "？" : ""));
  }

  static Answer.Refused noSuchDomain(String text) {
    return new Answer.Refused(
        "no-such-domain",
        Printable.of(text) + " is not a domain of this server.",
        text.strip() + " 不是本服务器的域。");
  }

  static Answer.Refused noSuchDomain(Address name) {
    return new Answer.Refused(
        "no-such-domain",
        "%s is not a domain of this server. Add it with: gatepost domain add %1$s"
            .formatted(name.domain()),
        "%s 不是本服务器的域。请先执行：gatepost domain add %1$s".formatted(name.domain()));
  }

  static Answer.Refused noSuchAccount(String text) {
    return new Answer.Refused(
        "no-such-account",
        "There is no account " + Printable.of(text) + ".",
        "没有 " + text.strip() + " 这个账户。");
  }
}
