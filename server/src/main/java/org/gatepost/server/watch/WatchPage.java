package org.gatepost.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/// Serves `/metrics` and `/healthz` to monitors.
public final class WatchPage implements AutoCloseable {
  private static final int BACKLOG = 16;
  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final String TEXT_TYPE = "text/plain; charset=utf-8";
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Metrics metrics;
  private final Supplier<Health> health;

  private WatchPage(HttpServer server, Metrics metrics, Supplier<Health> health) {
    this.server = server;
    this.metrics = metrics;
    this.health = health;
  }

  /// Opens the page at this address.
  ///
  /// @throws IOException where the port can't be opened
  public static WatchPage open(InetSocketAddress address, Metrics metrics, Supplier<Health> health)
      throws IOException {
    return start(HttpServer.create(address, BACKLOG), metrics, health);
  }

  /// Opens the page at this address under TLS. Peers from elsewhere are shown no metrics.
  ///
  /// @throws IOException where the port can't be opened
  public static WatchPage openTls(
      InetSocketAddress address, Metrics metrics, Supplier<Health> health, SSLContext context)
      throws IOException {
    HttpsServer server = HttpsServer.create(address, BACKLOG);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters modern = getSSLContext().getDefaultSSLParameters();
            modern.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            parameters.setSSLParameters(modern);
          }
        });
    return start(server, metrics, health);
  }

  private static WatchPage start(HttpServer server, Metrics metrics, Supplier<Health> health) {
    WatchPage page = new WatchPage(server, metrics, health);
    server.setExecutor(page.threads);
    server.createContext("/", page::answer);
    server.start();
    return page;
  }

  /// Where it is open.
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(exchange, METHOD_NOT_ALLOWED, TEXT_TYPE, "only GET and HEAD\n");
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/metrics" -> sendMetrics(exchange);
        case "/healthz" -> {
          Health now = health.get();
          send(
              exchange,
              now.isWell() ? OK : UNAVAILABLE,
              TEXT_TYPE,
              now.isWell() ? "ok\n" : String.join("\n", now.troubles()) + "\n");
        }
        default -> send(exchange, NOT_FOUND, TEXT_TYPE, "see /metrics and /healthz\n");
      }
    }
  }

  private void sendMetrics(HttpExchange exchange) throws IOException {
    if (isLocal(exchange)) {
      send(exchange, OK, METRICS_TYPE, metrics.page());
    } else {
      send(exchange, FORBIDDEN, TEXT_TYPE, "metrics are for this machine only\n");
    }
  }

  private static boolean isLocal(HttpExchange exchange) {
    return exchange.getRemoteAddress().getAddress().isLoopbackAddress();
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
