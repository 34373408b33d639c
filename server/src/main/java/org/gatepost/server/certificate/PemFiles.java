package org.gatepost.server.certificate;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/// Reads certificates and keys as tools write them: PEM, keys in PKCS #8, PKCS #1 or SEC 1.
final class PemFiles {
  private static final int DNS_NAME = 2;

  private PemFiles() {}

  /// The certificate and key in these files.
  ///
  /// @throws IOException where they can't be read or don't belong together; its message is for the
  ///   operator
  static Identity identity(Path certificate, Path key) throws IOException {
    List<X509Certificate> chain = certificates(certificate);
    PrivateKey secret = key(key);
    if (!fits(chain.getFirst(), secret)) {
      throw new IOException(key + ": is not the key of " + certificate);
    }
    return new Identity(chain, secret, names(chain.getFirst()));
  }

  static List<X509Certificate> certificates(Path file) throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    String text = text(file);
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        if (next instanceof X509CertificateHolder holder) {
          found.add(converter.getCertificate(holder));
        }
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new IOException(file + ": is not a readable PEM certificate", e);
    }
    if (found.isEmpty()) {
      throw new IOException(file + ": holds no PEM certificate");
    }
    return found;
  }

  private static PrivateKey key(Path file) throws IOException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    String text = text(file);
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        switch (next) {
          case PEMKeyPair pair -> {
            return converter.getPrivateKey(pair.getPrivateKeyInfo());
          }
          case PrivateKeyInfo plain -> {
            return converter.getPrivateKey(plain);
          }
          default -> {} // Parameters of the curve, or a certificate in the same file.
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new IOException(file + ": is not a readable PEM private key", e);
    }
    throw new IOException(file + ": holds no PEM private key without password");
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": is no PEM file", e);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    }
  }

  private static boolean fits(X509Certificate certificate, PrivateKey key) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] probe = {1, 2, 3};
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(probe);
      Signature checking = Signature.getInstance(algorithm);
      checking.initVerify(certificate.getPublicKey());
      checking.update(probe);
      return checking.verify(signing.sign());
    } catch (GeneralSecurityException e) {
      return false; // Keys of different kinds don't fit either.
    }
  }

  private static Set<String> names(X509Certificate certificate) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      for (List<?> each : alternatives == null ? List.<List<?>>of() : alternatives) {
        if (each.get(0).equals(DNS_NAME)) {
          names.add(each.get(1).toString().toLowerCase(Locale.ROOT));
        }
      }
    } catch (CertificateParsingException e) {
      throw new IOException("the certificate's names can't be read", e);
    }
    return names;
  }
}
