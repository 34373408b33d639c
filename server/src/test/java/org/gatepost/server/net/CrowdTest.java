package org.gatepost.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private final Crowd crowd = new Crowd(2);

  @Test
  void anAddressHasItsShareAndGetsItBack() throws UnknownHostException {
    assertThat(crowd.enter(at("192.0.2.1"))).isTrue();
    assertThat(crowd.enter(at("192.0.2.1"))).isTrue();
    assertThat(crowd.enter(at("192.0.2.1"))).isFalse();
    assertThat(crowd.enter(at("192.0.2.2"))).isTrue();
    crowd.leave(at("192.0.2.1"));
    assertThat(crowd.enter(at("192.0.2.1"))).isTrue();
  }

  @Test
  void anIpv6SubscriberIsASixtyFour() throws UnknownHostException {
    assertThat(crowd.enter(at("2001:db8:1:2::1"))).isTrue();
    assertThat(crowd.enter(at("2001:db8:1:2:ffff::9"))).isTrue();
    assertThat(crowd.enter(at("2001:db8:1:2:1:1:1:1"))).isFalse();
    assertThat(crowd.enter(at("2001:db8:1:3::1"))).isTrue();
  }

  private static InetAddress at(String address) throws UnknownHostException {
    return InetAddress.getByName(address);
  }
}
