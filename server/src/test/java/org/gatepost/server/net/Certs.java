package org.gatepost.server.net;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.gatepost.server.certificate.Certificates;
import org.gatepost.server.certificate.TlsSetting;

/// A self-signed certificate, and clients that believe anything.
final class Certs {
  private Certs() {}

  static Certificates selfSigned(Path folder) throws IOException {
    return Certificates.open(
        TlsSetting.DEFAULT, folder, "mail.example.org", InstantSource.system());
  }

  /// A client's context that trusts every certificate.
  static SSLContext credulous() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Credulous()}, null);
    return context;
  }

  static SSLSocket connect(int port) throws GeneralSecurityException, IOException {
    SSLSocket socket = (SSLSocket) credulous().getSocketFactory().createSocket("127.0.0.1", port);
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static final class Credulous implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
