package org.gatepost.server.delivery;

import java.util.List;
import org.gatepost.base.address.Address;
import org.gatepost.base.setting.Doc;
import org.gatepost.base.setting.Problems;

/// `[delivery]`: for whom mail is, and how large it may be.
@Doc(value = "Delivery into mailboxes.", zh = "投递到邮箱。")
public record DeliverySetting(
    @Doc(
            value =
                "Account that gets the mail for postmaster, abuse and the other names of RFC 2142"
                    + " where nobody was given them. Empty: the first account.",
            zh = "postmaster、abuse 等 RFC 2142 职能地址未另行指定时，由该账户收取其邮件；留空则为最早创建的账户。")
        String administrator,
    @Doc(value = "Bytes in a message at most, 64 KiB to 2 GB.", zh = "单封邮件的大小上限，64 KiB 至 2 GB。")
        long messageBytesMax,
    @Doc(
            value =
                "Smaller limits for some domains: \"example.org = 10 MB\", or a profile's name:"
                    + " finance (5 MB), healthcare (10 MB), education (25 MB).",
            zh =
                "为个别域设置更小的上限：\"example.org = 10 MB\"，或填写方案名：finance（5 MB）、"
                    + "healthcare（10 MB）、education（25 MB）。")
        List<String> domainLimits,
    @Doc(
            value = "Put mail for user+tag into the mailbox called tag where the user has one.",
            zh = "用户存在名为 tag 的文件夹时，将发往 user+tag 的邮件放入该文件夹。")
        boolean subaddressFolders,
    @Doc(
            value = "Addresses that one recipient may stand for through aliases, 1 to 100000.",
            zh = "一个收件地址经别名和群组展开后的地址数上限，1 至 100000。")
        int expansionMax,
    @Doc(
            value =
                "Servers a message may have passed through, 10 to 1000; more is taken for a loop.",
            zh = "邮件途经的服务器数上限，10 至 1000；超出视为循环。")
        int hopsMax) {

  public static final DeliverySetting DEFAULT =
      new DeliverySetting("", 50_000_000, List.of(), false, 1_000, 100);

  public DeliverySetting {
    domainLimits = List.copyOf(domainLimits);
    Problems problems =
        Problems.in("delivery")
            .unless(
                administrator.isEmpty() || Address.parse(administrator).isPresent(),
                "administrator",
                "must be an address or empty")
            .unless(
                messageBytesMax >= 65_536 && messageBytesMax <= 2_000_000_000,
                "message-bytes-max",
                "must be 64 KiB to 2 GB")
            .unless(
                expansionMax >= 1 && expansionMax <= 100_000,
                "expansion-max",
                "must be 1 to 100000")
            .unless(hopsMax >= 10 && hopsMax <= 1_000, "hops-max", "must be 10 to 1000");
    for (String limit : domainLimits) {
      problems.unless(
          SizeLimits.readOne(limit).isPresent(),
          "domain-limits",
          "must be like \"example.org = 10 MB\" or \"example.org = finance\"");
    }
    problems.throwIfAny();
  }
}
