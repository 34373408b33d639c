package org.gatepost.server.certificate;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes a certificate that nobody vouches for, so that TLS works from the first start.
final class SelfSigned {
  private static final Duration LIFE = Duration.ofDays(10L * 365);

  /// How far clocks of clients may be behind ours.
  private static final Duration SKEW = Duration.ofDays(1);

  private static final int SERIAL_BITS = 64;

  /// RFC 5280, appendix A.1: a common name's length.
  private static final int COMMON_NAME_MAX = 64;

  private SelfSigned() {}

  /// Writes a new certificate for this host, and its key, to these files.
  static void make(String hostname, Instant now, Path certificate, Path key) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      X509CertificateHolder made = sign(hostname, now, pair);
      write(key, pem(new JcaPKCS8Generator(pair.getPrivate(), null)), "rw-------");
      write(certificate, pem(made), "rw-r--r--");
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("can't make a certificate", e);
    }
  }

  private static X509CertificateHolder sign(String hostname, Instant now, KeyPair pair)
      throws OperatorCreationException, CertIOException {
    var name =
        new X500NameBuilder()
            .addRDN(BCStyle.CN, hostname.substring(0, Math.min(COMMON_NAME_MAX, hostname.length())))
            .addRDN(BCStyle.O, "Gatepost (self-signed)")
            .build();
    return new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS - 1),
            Date.from(now.minus(SKEW)),
            Date.from(now.plus(LIFE)),
            name,
            pair.getPublic())
        .addExtension(Extension.subjectAlternativeName, false, alternatives(hostname))
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
  }

  private static GeneralNames alternatives(String hostname) {
    List<GeneralName> all = new ArrayList<>();
    all.add(new GeneralName(GeneralName.dNSName, hostname));
    if (!hostname.equals("localhost")) {
      all.add(new GeneralName(GeneralName.dNSName, "localhost"));
    }
    all.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    all.add(new GeneralName(GeneralName.iPAddress, "::1"));
    return new GeneralNames(all.toArray(GeneralName[]::new));
  }

  private static String pem(Object what) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(what);
    }
    return text.toString();
  }

  /// The file is never there with other rights or half written.
  private static void write(Path file, String text, String rights) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + ": is not a file's name");
    }
    Files.createDirectories(folder);
    FileAttribute<?> attribute =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    Path draft = Files.createTempFile(folder, "making", ".pem", attribute);
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
