package org.gatepost.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchPageTest {
  private final Metrics metrics = new Metrics();
  private final AtomicReference<Health> health = new AtomicReference<>(Health.WELL);
  private final HttpClient client = HttpClient.newHttpClient();
  private WatchPage page;

  @BeforeEach
  void open() throws IOException {
    page =
        WatchPage.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), metrics, health::get);
  }

  @AfterEach
  void close() {
    page.close();
    metrics.close();
    client.close();
  }

  @Test
  void whatHappenedIsCounted() throws Exception {
    metrics.connectionOpened("imaps");
    metrics.connectionOpened("imaps");
    metrics.connectionClosed("imaps");
    metrics.signIn("pop3", "wrong-secret");
    metrics.messageIn("smtp", "accepted", 1234);
    metrics.messageOut("pop3", 99);
    metrics.command("imap", "fetch", Duration.ofMillis(5));
    metrics.ledgerBatch(17, Duration.ofMillis(2));
    metrics.gauge("gatepost.test.value", "A value.", () -> 42);
    HttpResponse<String> answer = get("/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(answer.body().lines())
        .contains(
            "gatepost_connections_total{listener=\"imaps\"} 2.0",
            "gatepost_connections_open{listener=\"imaps\"} 1.0",
            "gatepost_sign_ins_total{protocol=\"pop3\",reason=\"wrong-secret\"} 1.0",
            "gatepost_octets_in_total{outcome=\"accepted\",protocol=\"smtp\"} 1234.0",
            "gatepost_octets_out_total{protocol=\"pop3\"} 99.0",
            "gatepost_commands_seconds_count{protocol=\"imap\",verb=\"fetch\"} 1",
            "gatepost_ledger_batch_changes_sum 17.0",
            "gatepost_test_value 42.0");
  }

  @Test
  void healthIsToldByStatusAndByName() throws Exception {
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    health.set(new Health(List.of("store-down", "disk-full")));
    HttpResponse<String> ill = get("/healthz");
    assertThat(ill.statusCode()).isEqualTo(503);
    assertThat(ill.body()).isEqualTo("store-down\ndisk-full\n");
  }

  @Test
  void otherPagesAndOtherMethodsAreRefused() throws Exception {
    assertThat(get("/admin").statusCode()).isEqualTo(404);
    assertThat(get("/metrics/").statusCode()).isEqualTo(404);
    HttpRequest post =
        HttpRequest.newBuilder(at("/metrics")).POST(HttpRequest.BodyPublishers.noBody()).build();
    HttpResponse<String> refused = client.send(post, HttpResponse.BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(refused.headers().firstValue("Allow").orElse("")).isEqualTo("GET, HEAD");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + page.address().getPort() + path);
  }
}
