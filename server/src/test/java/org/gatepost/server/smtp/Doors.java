package org.gatepost.server.smtp;

import org.gatepost.server.delivery.MailHouse;

/// Doors of a [MailHouse].
final class Doors {
  private Doors() {}

  static SmtpDoor of(MailHouse house, SmtpSetting setting, Manner manner) {
    Host host = new Host(MailHouse.HOSTNAME, setting, house.recipients(), house.gate());
    return new SmtpDoor(host, manner, true, house.delivery(), house.clock());
  }
}
