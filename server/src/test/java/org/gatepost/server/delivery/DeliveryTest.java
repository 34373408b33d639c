package org.gatepost.server.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.gatepost.base.address.Address;
import org.gatepost.base.address.ReversePath;
import org.gatepost.store.disk.RealDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeliveryTest {
  private static final ReversePath ANN =
      new ReversePath.Sender(Address.parse("ann@elsewhere.example").orElseThrow());

  @TempDir Path folder;
  private MailHouse house;

  @BeforeEach
  void open() throws IOException {
    house = MailHouse.open(folder, new RealDisk());
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  private static Arrival arrival(ReversePath from, String client, String tls, String... to) {
    List<Address> addresses = new java.util.ArrayList<>();
    for (String one : to) {
      addresses.add(Address.parse(one).orElseThrow());
    }
    return new Arrival(
        from,
        addresses,
        new Arrival.Line("s1", new InetSocketAddress("192.0.2.7", 40_001), client, "ESMTPS", tls));
  }

  private List<Destination> to(String name) {
    Resolution resolution = house.recipients().resolve(Address.parse(name).orElseThrow(), 0);
    return ((Resolution.Local) resolution).destinations();
  }

  private Incoming begun(Arrival arrival, String message) throws IOException {
    Incoming incoming = house.delivery().begin(arrival);
    byte[] octets = message.getBytes(UTF_8);
    incoming.write(octets, 0, octets.length);
    return incoming;
  }

  @Test
  void theTraceHeaderSaysWhereAMessageCameFrom() throws IOException {
    Arrival arrival =
        arrival(ANN, "client.example", "TLSv1.3, TLS_AES_128_GCM_SHA256", "bob@example.org");
    try (Incoming incoming = begun(arrival, "Subject: hello\r\n\r\ntext\r\n")) {
      assertThat(house.delivery().accept(incoming, List.of(to("bob@example.org"))))
          .containsExactly(new DeliveryOutcome.Accepted(incoming.id()));
      assertThat(house.inbox("bob"))
          .containsExactly(
              """
              Return-Path: <ann@elsewhere.example>
              Received: from client.example ([192.0.2.7])
              \tby mx.example.org (Gatepost) with ESMTPS
              \t(TLSv1.3, TLS_AES_128_GCM_SHA256) id %s
              \tfor <bob@example.org>;
              \tFri, 2 Jan 2026 03:04:05 +0000
              Subject: hello

              text
              """
                  .formatted(incoming.id())
                  .replace("\n", "\r\n"));
    }
  }

  @Test
  void nothingThatAPeerSaysForgesALineOfTheTraceHeader() throws IOException {
    Arrival arrival =
        arrival(
            new ReversePath.Empty(),
            "a) ;\r\nEvil: yes\u4F60",
            "",
            "bob@example.org",
            "carol@example.org");
    try (Incoming incoming = begun(arrival, "\r\n")) {
      house.delivery().accept(incoming, List.of(to("bob@example.org")));
      assertThat(house.inbox("bob").getFirst())
          .isEqualTo(
              """
              Return-Path: <>
              Received: from a?????Evil:?yes? ([192.0.2.7])
              \tby mx.example.org (Gatepost) with ESMTPS id %s;
              \tFri, 2 Jan 2026 03:04:05 +0000

              """
                  .formatted(incoming.id())
                  .replace("\n", "\r\n"));
    }
  }

  @Test
  void aMailboxThatManyNamesLeadToGetsOneCopy() throws IOException {
    try (Incoming incoming = begun(arrival(ANN, "c", "", "all@example.org"), "\r\nonce")) {
      assertThat(
              house
                  .delivery()
                  .accept(
                      incoming,
                      List.of(
                          to("bob@example.org"), to("all@example.org"), to("bob+x@example.org"))))
          .hasSize(3)
          .containsOnly(new DeliveryOutcome.Accepted(incoming.id()));
    }
    assertThat(house.inbox("bob")).hasSize(1);
    assertThat(house.inbox("carol")).hasSize(1);
  }

  @Test
  void oneWithoutRoomStaysOutAndTheOthersGetTheirs() throws IOException {
    List<Destination> nearly = to("nearly@example.org");
    List<Destination> bob = to("bob@example.org");
    String large = "\r\n" + "x".repeat((int) MailHouse.NEARLY_OCTETS);
    try (Incoming incoming = begun(arrival(ANN, "c", ""), large)) {
      DeliveryOutcome full =
          new DeliveryOutcome.OverQuota(java.util.Set.of(house.account("nearly").id()));
      assertThat(house.delivery().accept(incoming, List.of(nearly, bob)))
          .containsExactly(full, new DeliveryOutcome.Accepted(incoming.id()));
      assertThat(
              house
                  .delivery()
                  .accept(incoming, List.of(List.of(nearly.getFirst(), bob.getFirst()))))
          .containsExactly(full);
    }
    assertThat(house.inbox("nearly")).isEmpty();
    assertThat(house.inbox("bob")).hasSize(1);
  }

  @Test
  void aMessageThatPassedThroughTooManyServersIsALoop() throws IOException {
    String hop = "rEceived: from a\r\n\tby b\r\n";
    String rest = "Subject: Received: x\r\nX-Received: y\r\n\r\nReceived: z\r\n";
    List<List<Destination>> bob = List.of(to("bob@example.org"));
    try (Incoming incoming =
        begun(arrival(ANN, "c", ""), hop.repeat(MailHouse.SETTING.hopsMax()) + rest)) {
      assertThat(house.delivery().accept(incoming, bob))
          .containsExactly(new DeliveryOutcome.Accepted(incoming.id()));
    }
    try (Incoming incoming =
        begun(arrival(ANN, "c", ""), hop.repeat(MailHouse.SETTING.hopsMax() + 1) + rest)) {
      assertThat(house.delivery().accept(incoming, bob))
          .containsExactly(new DeliveryOutcome.TooManyHops());
    }
    assertThat(house.inbox("bob")).hasSize(1);
  }

  @Test
  void aMailboxThatWentAwayMeanwhileDefersTheMessage() throws IOException {
    List<List<Destination>> both = List.of(to("bob@example.org"), to("carol@example.org"));
    house.store().accounts().remove(house.account("carol").id());
    try (Incoming incoming = begun(arrival(ANN, "c", ""), "\r\n")) {
      assertThat(house.delivery().accept(incoming, both))
          .hasSize(2)
          .containsOnly(new DeliveryOutcome.MailboxGone());
    }
    assertThat(house.inbox("bob")).isEmpty();
  }

  @Test
  void whoeverPassesAMarkOfTheQuotaIsToldOnce() throws IOException {
    house.store().accounts().setQuota(house.account("bob").id(), 20_000);
    deliver("bob@example.org", 15_500); // below 80 %
    assertThat(house.inbox("bob")).hasSize(1);
    deliver("bob@example.org", 1_000);
    assertThat(house.inbox("bob")).hasSize(3).last().asString().contains("已使用 80%", "80% full");
    deliver("bob@example.org", 100);
    assertThat(house.inbox("bob")).hasSize(4);
  }

  private void deliver(String to, int octets) throws IOException {
    try (Incoming incoming =
        begun(
            arrival(ANN, "client.example", "", to),
            "Subject: x\r\n\r\n" + "x".repeat(octets) + "\r\n")) {
      assertThat(house.delivery().accept(incoming, List.of(to(to))))
          .containsExactly(new DeliveryOutcome.Accepted(incoming.id()));
    }
  }
}
