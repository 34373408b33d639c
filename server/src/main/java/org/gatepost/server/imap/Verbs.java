package org.gatepost.server.imap;

import static org.gatepost.server.imap.answer.ResponseCode.Word.COMPRESSIONACTIVE;

import org.gatepost.server.imap.answer.Completion;
import org.gatepost.server.imap.answer.Printer;
import org.gatepost.store.mailbox.Mailboxes;

/// Those who carry out the commands of one conversation.
record Verbs(
    SignIn signIn,
    Enabling enabling,
    Selecting selecting,
    Naming naming,
    Listing listing,
    Telling telling,
    Announcing announcing,
    Fetching fetching,
    Searching searching,
    Storing storing,
    Copying copying,
    Appending appending) {
  static Verbs of(House house, Printer out) {
    Mailboxes mailboxes = house.mailboxes();
    Telling telling = new Telling(mailboxes, out, house.setting().appendBytesMax());
    Announcing announcing = new Announcing(out);
    return new Verbs(
        new SignIn(house, out),
        new Enabling(out),
        new Selecting(mailboxes, out),
        new Naming(mailboxes, out),
        new Listing(mailboxes, out, telling),
        telling,
        announcing,
        new Fetching(out, announcing),
        new Searching(out),
        new Storing(out, announcing),
        new Copying(mailboxes, out),
        new Appending(house));
  }

  /// COMPRESS (RFC 4978, 3).
  Step compress(State.SignedIn in, String mechanism, boolean compressed) {
    if (!mechanism.equals("DEFLATE")) {
      return Step.stay(in, Completion.bad("DEFLATE is the one way to compress"));
    }
    return compressed
        ? Step.stay(in, Completion.no(COMPRESSIONACTIVE, "Compressed already"))
        : new Step.Done(in, Completion.ok("Compressing"), Step.After.START_DEFLATE);
  }
}
