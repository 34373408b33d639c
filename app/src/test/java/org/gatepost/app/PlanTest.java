package org.gatepost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.gatepost.app.config.ListenSetting;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Plan IMAP = Plan.MAIL.get(4);

  private final List<Integer> tried = new ArrayList<>();

  @Test
  void theUsualPortIsTakenWhereItCanBeBound() throws IOException {
    assertThat(IMAP.open(ListenSetting.AUTO, opener()).getPort()).isEqualTo(143);
    assertThat(tried).containsExactly(143);
  }

  @Test
  void otherwiseTheOneInTheTwoThousands() throws IOException {
    assertThat(IMAP.open(ListenSetting.AUTO, opener(143)).getPort()).isEqualTo(2143);
    assertThat(tried).containsExactly(143, 2143);
  }

  @Test
  void withNeitherTheServerDoesNotStart() {
    assertThatThrownBy(() -> IMAP.open(ListenSetting.AUTO, opener(143, 2143)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aPortThatWasNamedIsNeverReplaced() throws IOException {
    assertThat(IMAP.open("[::1]:1143", opener()))
        .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral("::1"), 1143));
    assertThatThrownBy(() -> IMAP.open("127.0.0.1:143", opener(143)))
        .isInstanceOf(IOException.class);
    assertThat(tried).containsExactly(1143, 143);
  }

  private Plan.Opener opener(Integer... taken) {
    return (_, address) -> {
      tried.add(address.getPort());
      if (List.of(taken).contains(address.getPort())) {
        throw new IOException("taken");
      }
      return address;
    };
  }
}
