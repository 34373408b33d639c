package org.gatepost.server.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the certificates in use and looks at their files for new ones.
public final class Certificates implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

  private final TlsSetting setting;
  private final Path folder;
  private final InstantSource clock;
  private final List<Consumer<Identities>> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("certificates").factory());

  private volatile Identities current;

  /// Guarded by the monitor.
  private byte[] seen;

  private Certificates(TlsSetting setting, Path folder, InstantSource clock) throws IOException {
    this.setting = setting;
    this.folder = folder;
    this.clock = clock;
    this.seen = fingerprint();
    this.current = read();
  }

  /// Reads the files, or makes them where none are named.
  ///
  /// @param folder where a certificate that is made is kept
  /// @throws IOException where a file can't be used; its message names the file
  public static Certificates open(
      TlsSetting setting, Path folder, String hostname, InstantSource clock) throws IOException {
    if (setting.certificate().isEmpty() && !Files.exists(ownCertificate(folder))) {
      SelfSigned.make(hostname, clock.instant(), ownCertificate(folder), ownKey(folder));
      LOG.atWarn()
          .addKeyValue("certificate", ownCertificate(folder))
          .addKeyValue("hostname", hostname)
          .addKeyValue("advice", "clients will warn: set tls.certificate and tls.key")
          .log("certificate.self-signed.made");
    }
    Certificates opened = new Certificates(setting, folder, clock);
    Duration interval = setting.reloadInterval();
    var _ =
        opened.timer.scheduleWithFixedDelay(
            opened::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    return opened;
  }

  /// What is in use now.
  public Identities current() {
    return current;
  }

  /// A context of the JDK's own TLS that always shows the certificate in use.
  public SSLContext webContext() {
    return CurrentKey.context(this);
  }

  /// Is told of new certificates, on this room's thread.
  public void onChange(Consumer<Identities> listener) {
    listeners.add(listener);
  }

  /// Reads the files again where they have changed. What can't be used is logged and changes
  /// nothing.
  ///
  /// @return whether there are new certificates
  public synchronized boolean reload() {
    try {
      byte[] now = fingerprint();
      if (Arrays.equals(now, seen)) {
        return false;
      }
      seen = now;
      Identities fresh = read();
      current = fresh;
      LOG.atInfo()
          .addKeyValue("names", fresh.all().toString())
          .addKeyValue("until", fresh.all().getFirst().notAfter())
          .log("certificate.reloaded");
      listeners.forEach(listener -> listener.accept(fresh));
      return true;
    } catch (IOException e) {
      LOG.atWarn()
          .addKeyValue("cause", String.valueOf(e.getMessage()))
          .addKeyValue("kept", current.all().toString())
          .log("certificate.reload.refused");
      return false;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void look() {
    try {
      reload();
    } catch (RuntimeException bug) {
      // A timer that throws never runs again; a bug must not end all later reloads.
      LOG.atError().setCause(bug).log("certificate.reload.failed");
    }
  }

  private Identities read() throws IOException {
    List<Identity> all = new ArrayList<>();
    for (List<Path> pair : pairs()) {
      Identity identity = PemFiles.identity(pair.getFirst(), pair.getLast());
      if (identity.notAfter().isBefore(clock.instant())) {
        LOG.atWarn()
            .addKeyValue("certificate", pair.getFirst())
            .addKeyValue("until", identity.notAfter())
            .log("certificate.expired");
      }
      all.add(identity);
    }
    List<X509Certificate> authorities =
        setting.clientAuthorities().isEmpty()
            ? List.of()
            : PemFiles.certificates(Path.of(setting.clientAuthorities()));
    return new Identities(all, authorities);
  }

  private List<List<Path>> pairs() {
    List<List<Path>> pairs = new ArrayList<>();
    pairs.add(
        setting.certificate().isEmpty()
            ? List.of(ownCertificate(folder), ownKey(folder))
            : List.of(Path.of(setting.certificate()), Path.of(setting.key())));
    for (String pair : setting.more()) {
      String[] names = pair.strip().split("\\s+", 2);
      pairs.add(List.of(Path.of(names[0]), Path.of(names[1])));
    }
    return pairs;
  }

  /// A hash over all files: what has changed shows here, whatever the clock of the file system.
  private byte[] fingerprint() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (List<Path> pair : pairs()) {
        for (Path file : pair) {
          digest.update(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
        }
      }
      if (!setting.clientAuthorities().isEmpty()) {
        digest.update(Files.readAllBytes(Path.of(setting.clientAuthorities())));
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Where the certificate is that it makes where none is named.
  public static Path ownCertificate(Path folder) {
    return folder.resolve("self-signed.crt");
  }

  private static Path ownKey(Path folder) {
    return folder.resolve("self-signed.key");
  }
}
