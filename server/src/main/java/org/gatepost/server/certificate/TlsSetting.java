package org.gatepost.server.certificate;

import java.time.Duration;
import java.util.List;
import org.gatepost.base.setting.Doc;
import org.gatepost.base.setting.Problems;

/// `[tls]`: what this server shows of itself.
@Doc(value = "TLS: certificates and keys.", zh = "TLS：证书与私钥。")
public record TlsSetting(
    @Doc(
            value =
                "PEM file with the certificate and its chain. Empty: one is made and signed by"
                    + " itself, which mail clients warn about.",
            zh = "PEM 格式的证书文件（含证书链）。留空则自动生成自签名证书，邮件客户端会提示不受信任。")
        String certificate,
    @Doc(
            value = "PEM file with the certificate's private key, RSA or ECDSA, without password.",
            zh = "证书对应的 PEM 私钥文件，RSA 或 ECDSA，不带密码。")
        String key,
    @Doc(
            value =
                "More certificates, chosen by the name that a client asks for (SNI). Each is"
                    + " \"CERTIFICATE-FILE KEY-FILE\".",
            zh = "其他证书，按客户端请求的主机名（SNI）选用。每项写作“证书文件 私钥文件”，以空格分隔。")
        List<String> more,
    @Doc(
            value =
                "PEM file with the authorities that may vouch for clients. Empty: clients are not"
                    + " asked for a certificate.",
            zh = "用于验证客户端证书的 CA 证书文件（PEM）。留空则不要求客户端出示证书。")
        String clientAuthorities,
    @Doc(
            value = "How often the files are looked at for changes, 1s to 1h.",
            zh = "检查证书文件是否更新的间隔，1s 至 1h。")
        Duration reloadInterval) {

  public static final TlsSetting DEFAULT =
      new TlsSetting("", "", List.of(), "", Duration.ofSeconds(5));

  public TlsSetting {
    more = List.copyOf(more);
    Problems.in("tls")
        .unless(certificate.isEmpty() == key.isEmpty(), "key", "must go with tls.certificate")
        .unless(
            more.stream().allMatch(pair -> pair.strip().split("\\s+").length == 2),
            "more",
            "must name a certificate file and a key file, with a space between")
        .unless(
            reloadInterval.compareTo(Duration.ofSeconds(1)) >= 0
                && reloadInterval.compareTo(Duration.ofHours(1)) <= 0,
            "reload-interval",
            "must be 1s to 1h")
        .throwIfAny();
  }
}
