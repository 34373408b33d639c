package org.gatepost.app.config;

import org.gatepost.base.address.Domain;
import org.gatepost.base.setting.Doc;
import org.gatepost.base.setting.Problems;

/// The top of the file: what the server calls itself.
public record ServerSetting(
    @Doc(
            value =
                "The name this server greets with and that its certificate carries; a host name."
                    + " Empty means the machine's own name.",
            zh = "服务器问候时使用、并写在证书里的主机名。留空表示使用本机名称。")
        String hostname) {

  /// The machine's own name.
  public static final ServerSetting DEFAULT = new ServerSetting("");

  public ServerSetting {
    Problems.in("")
        .unless(
            hostname.isEmpty() || Domain.parse(hostname).isPresent(),
            "hostname",
            "must be a host name such as mail.example.com")
        .throwIfAny();
  }
}
