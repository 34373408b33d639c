package org.gatepost.gate.name;

import java.util.List;
import org.gatepost.base.address.Address;
import org.gatepost.base.setting.Doc;
import org.gatepost.base.setting.Problems;

/// `[names]`: what accounts may be called.
@Doc(value = "What accounts and domains may be called.", zh = "账户和域的命名规则。")
public record NameSetting(
    @Doc(value = "Octets in front of the @ at least, 1 to 64.", zh = "@ 之前部分的最小字节数，1 至 64。")
        int localOctetsMin,
    @Doc(
            value = "Labels allowed in front of the registrable domain, 0 to 16.",
            zh = "可注册域之下最多允许的标签层数，0 至 16。")
        int labelsMax,
    @Doc(
            value =
                "Domains whose account names may use letters of any script (RFC 6530), or * for"
                    + " all.",
            zh = "允许账户名使用任意文字（如汉字，RFC 6530）的域；* 表示全部。")
        List<String> internationalDomains,
    @Doc(
            value = "Names that no account may take, since they must reach an administrator.",
            zh = "任何账户都不得使用的角色名，其邮件必须送达管理员。")
        List<String> roleNames,
    @Doc(
            value =
                "A newer list of top-level domains, as IANA publishes it; empty for the built-in"
                    + " one.",
            zh = "IANA 发布的较新顶级域列表文件；留空则使用内置列表。")
        String topLevelFile) {

  /// RFC 2142, sections 3 to 5.
  private static final List<String> ROLES =
      List.of(
          "abuse",
          "ftp",
          "hostmaster",
          "info",
          "marketing",
          "news",
          "noc",
          "postmaster",
          "sales",
          "security",
          "support",
          "usenet",
          "uucp",
          "webmaster",
          "www");

  public static final NameSetting DEFAULT = new NameSetting(3, 4, List.of(), ROLES, "");

  private static final int LABELS_CEILING = 16;

  public NameSetting {
    internationalDomains = List.copyOf(internationalDomains);
    roleNames = List.copyOf(roleNames);
    Problems.in("names")
        .unless(
            localOctetsMin >= 1 && localOctetsMin <= Address.LOCAL_OCTETS_MAX,
            "local-octets-min",
            "must be 1 to 64")
        .unless(labelsMax >= 0 && labelsMax <= LABELS_CEILING, "labels-max", "must be 0 to 16")
        .unless(
            roleNames.contains("postmaster") && roleNames.contains("abuse"),
            "role-names",
            "must hold postmaster and abuse (RFC 2142)")
        .throwIfAny();
  }
}
