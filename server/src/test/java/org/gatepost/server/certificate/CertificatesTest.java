package org.gatepost.server.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.gatepost.base.setting.InvalidConfig;
import org.gatepost.testkit.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
  @TempDir private Path folder;

  @Test
  void theFirstStartMakesACertificateThatLaterStartsKeep() throws IOException {
    Identity made;
    try (Certificates first = open(TlsSetting.DEFAULT)) {
      made = first.current().all().getFirst();
    }
    assertThat(made.names()).containsExactlyInAnyOrder("mail.example.org", "localhost");
    assertThat(made.selfSigned()).isTrue();
    assertThat(made.key().getAlgorithm()).isEqualTo("EC");
    Path key = folder.resolve("self-signed.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    try (Certificates second = open(TlsSetting.DEFAULT)) {
      assertThat(second.current().all().getFirst().chain()).isEqualTo(made.chain());
    }
  }

  @Test
  void keysAreReadHoweverToolsWriteThem() throws Exception {
    for (String kind : List.of("rsa:2048", "ec:prime256v1", "ec:secp384r1")) {
      for (boolean traditional : List.of(false, true)) {
        String name = "k" + kind.replace(':', '-') + traditional;
        TlsSetting setting = openssl(name, kind, traditional);
        try (Certificates read = open(setting)) {
          assertThat(read.current().all().getFirst().names()).containsExactly("tool.example");
        }
      }
    }
  }

  @Test
  void filesThatCannotBeUsedAreNamed() throws IOException {
    try (Certificates own = open(TlsSetting.DEFAULT)) {
      assertThat(own.current().all()).hasSize(1);
    }
    Path good = folder.resolve("self-signed.crt");
    Path key = folder.resolve("self-signed.key");
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    Path broken =
        Files.writeString(
            folder.resolve("broken.pem"),
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    refused(folder.resolve("none.pem"), key, "none.pem: no such file");
    refused(empty, key, "empty.pem: holds no PEM certificate");
    refused(broken, key, "broken.pem: is not a readable PEM certificate");
    refused(good, empty, "empty.pem: holds no PEM private key");
    refused(good, good, "self-signed.crt: holds no PEM private key");
  }

  @Test
  void aCertificateWithoutItsKeyIsNoSetting() {
    assertThatThrownBy(
            () -> new TlsSetting("a.pem", "", List.of("only-one"), "", Duration.ofMillis(999)))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("tls.key")
        .hasMessageContaining("tls.more")
        .hasMessageContaining("tls.reload-interval");
  }

  private void refused(Path certificate, Path key, String why) {
    TlsSetting setting =
        new TlsSetting(
            certificate.toString(), key.toString(), List.of(), "", Duration.ofSeconds(5));
    assertThatThrownBy(() -> open(setting))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  private Certificates open(TlsSetting setting) throws IOException {
    InstantSource clock = Clock.standing();
    return Certificates.open(setting, folder, "mail.example.org", clock);
  }

  private TlsSetting openssl(String name, String kind, boolean traditional) throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/openssl")), "openssl is not installed");
    Path key = folder.resolve(name + ".key");
    Path certificate = folder.resolve(name + ".crt");
    String[] parts = kind.split(":", 2);
    run(
        parts[0].equals("rsa")
            ? List.of("openssl", "genrsa", "-out", key.toString(), parts[1])
            : List.of("openssl", "ecparam", "-genkey", "-name", parts[1], "-out", key.toString()));
    run(
        List.of(
            "openssl",
            "req",
            "-x509",
            "-new",
            "-key",
            key.toString(),
            "-days",
            "2",
            "-subj",
            "/CN=tool.example",
            "-addext",
            "subjectAltName=DNS:Tool.example",
            "-out",
            certificate.toString()));
    if (traditional && parts[0].equals("rsa")) {
      run(List.of("openssl", "rsa", "-traditional", "-in", key.toString(), "-out", key + "1"));
      Files.move(Path.of(key + "1"), key, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } else if (!traditional && parts[0].equals("ec")) {
      run(
          List.of(
              "openssl", "pkcs8", "-topk8", "-nocrypt", "-in", key.toString(), "-out", key + "8"));
      Files.move(Path.of(key + "8"), key, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    return new TlsSetting(
        certificate.toString(), key.toString(), List.of(), "", Duration.ofSeconds(5));
  }

  private static void run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
