package org.gatepost.server.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatepost.store.account.AccountId;
import org.junit.jupiter.api.Test;

final class AccountConnectionsTest {
  @Test
  void oneOverTheLimitIsTurnedAwayAndLeavesNoTrace() {
    AccountConnections connections = new AccountConnections(2);
    AccountId someone = new AccountId(1);
    AccountId other = new AccountId(2);
    assertThat(connections.enter(someone)).isTrue();
    assertThat(connections.enter(someone)).isTrue();
    assertThat(connections.enter(someone)).isFalse();
    assertThat(connections.enter(someone)).isFalse();
    assertThat(connections.enter(other)).isTrue();
    connections.leave(someone);
    assertThat(connections.enter(someone)).isTrue();
    assertThat(connections.enter(someone)).isFalse();
  }
}
