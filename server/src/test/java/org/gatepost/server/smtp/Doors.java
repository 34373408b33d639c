package org.gatepost.server.smtp;

import org.gatepost.gate.Gate;
import org.gatepost.gate.SignInSetting;
import org.gatepost.server.delivery.MailHouse;

/// Doors of a [MailHouse].
final class Doors {
  /// `correct horse`, encoded with little work, so that tests don't wait.
  static final String PASSWORD = "$none$";

  private Doors() {}

  static SmtpDoor of(MailHouse house, SmtpSetting setting, Manner manner) {
    Host host =
        new Host(MailHouse.HOSTNAME, setting, house.recipients(), new Gate(SignInSetting.DEFAULT));
    return new SmtpDoor(host, manner, true, house.delivery(), house.clock());
  }
}
