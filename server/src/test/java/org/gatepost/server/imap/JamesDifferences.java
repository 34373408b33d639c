package org.gatepost.server.imap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where sessions of Apache James go otherwise with us, and why.
final class JamesDifferences {
  /// By script.
  static final Map<String, String> REASONS = reasons();

  private JamesDifferences() {}

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    put(
        reasons,
        "levels stand between slashes, not dots, and there is no #private",
        List.of("Create", "ListMailboxes", "ListPercentWildcard", "ListPlus", "ListNamespace"));
    put(
        reasons,
        "expunges are told from the highest number down; both orders are right",
        List.of(
            "AppendExpunge", "ConcurrentCrossExpunge", "ConcurrentExpungeUIDToMSNMapping", "Move"));
    put(
        reasons,
        "RFC 9051, 9 has no quoted mechanism, no list of FETCH items that is empty or holds a"
            + " macro, no comma in ID, no bare & in a name",
        List.of(
            "AuthenticatePlain",
            "FetchMultipartBodyStructure",
            "FetchStructureComplex",
            "FetchSingleMessage",
            "Id",
            "ListSpecialChar"));
    put(
        reasons,
        "the order of FETCH items is the server's: UID first, flags it set behind the literal",
        List.of(
            "FetchRFC822Mixed",
            "HeaderPartialFetch",
            "PeekMultipartMixedComplex",
            "RenameSelected",
            "Uid"));
    put(
        reasons,
        "SPEC P3 brings PARTIAL, OBJECTID, SAVEDATE and ACL later",
        List.of(
            "FetchPartial",
            "ObjectId",
            "SearchSaveDate",
            "SharedMailbox",
            "SharingAccessL",
            "SharingAccessLRK",
            "SharingAccessLRW",
            "SharingAccessLRX"));
    put(
        reasons,
        "what is not allowed in a state is BAD here (RFC 9051, 6), not NO",
        List.of("ValidAuthenticated", "ValidSelected"));
    reasons.put("FetchStructureEmbedded", "no charset is made up where a part names none");
    reasons.put("InboxDeleteMessages", "the script expects a line without its tag");
    reasons.put("MoveNoMSG", "its target does not exist, which is found first");
    reasons.put("SearchCombinations", "two of its literals announce an octet too many");
    reasons.put("SearchOptionSave", "RFC 5182, 2.1: RETURN (SAVE) alone is answered by no data");
    reasons.put(
        "XList", "an account has its mailboxes for sent mail, trash and so on from the start");
    return Map.copyOf(reasons);
  }

  private static void put(Map<String, String> reasons, String reason, List<String> scripts) {
    scripts.forEach(script -> reasons.put(script, reason));
  }
}
