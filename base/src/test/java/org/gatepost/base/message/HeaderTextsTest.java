package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatepost.base.message.Samples.octets;

import java.util.List;
import org.gatepost.base.message.Envelope.Mailbox;
import org.gatepost.base.message.HeaderFields.Field;
import org.gatepost.base.message.Part.Parameter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Fields, parameters and addresses, well written and badly.
class HeaderTextsTest {
  @Test
  void fieldsAreFoundInAnyCaseAndUnfolded() {
    HeaderFields fields =
        HeaderFields.of(
            octets("Subject: one\r\n two\r\nx-a : 1\nSUBJECT:three\n\njunk: behind the header\n"));

    assertThat(fields.first("subject").map(Field::value)).contains("one two");
    assertThat(fields.all("Subject")).extracting(Field::value).containsExactly("one two", "three");
    assertThat(fields.first("X-A").map(Field::value)).contains("1");
    assertThat(fields.first("junk")).isEmpty();
    assertThat(fields.first("subject").map(Field::raw)).contains(" one\r\n two\r\n");
  }

  @Test
  void parametersAreReadHoweverTheyAreSeparated() {
    assertThat(parameters("text/plain; charset=us-ascii (Plain text); format=flowed"))
        .containsExactly(new Parameter("charset", "us-ascii"), new Parameter("format", "flowed"));
    assertThat(parameters("a/b;; Name=\"x \\\"y\\\".txt\" ;charset = utf-8;"))
        .containsExactly(new Parameter("name", "x \"y\".txt"), new Parameter("charset", "utf-8"));
    assertThat(parameters("a/b; name=my file.pdf; x"))
        .containsExactly(new Parameter("name", "my file.pdf"));
    assertThat(parameters("a/b; name=\"open")).containsExactly(new Parameter("name", "open"));
  }

  @Test
  void typesAreReadHoweverTheyAreWritten() {
    assertThat(type("TEXT / Html (comment); x=y")).isEqualTo("text/html");
    assertThat(type("text")).isEqualTo("text/plain");
    assertThat(type("pdf; name=x.pdf")).isEqualTo("application/octet-stream");
    assertThat(type("")).isEqualTo("text/plain");
    assertThat(type(";;;")).isEqualTo("text/plain");
  }

  @Test
  void parametersInPiecesAreJoined() {
    List<Parameter> pieces =
        parameters("a/b; name*1=\"b.txt\"; name*0*=utf-8'de'gr%C3%BC%C3%9Fe-; size=3");

    assertThat(Parameters.decoded(pieces, "NAME")).contains("grüße-b.txt");
    assertThat(Parameters.decoded(pieces, "size")).contains("3");
    assertThat(Parameters.decoded(pieces, "charset")).isEmpty();
    assertThat(Parameters.decoded(parameters("a/b; filename*=gbk''%D6%D0%CE%C4.txt"), "filename"))
        .contains("中文.txt");
    assertThat(Parameters.decoded(parameters("a/b; name=\"=?gbk?B?1tDOxA==?=.txt\""), "name"))
        .contains("中文.txt");
    assertThat(Parameters.decoded(parameters("a/b; name*0=a; name*2=c"), "name")).contains("a");
    assertThat(Parameters.decoded(parameters("a/b; name*=100%; name*x=b"), "name"))
        .contains("100%");
  }

  @Test
  void addressesAreReadHoweverTheyAreWritten() {
    assertThat(addresses("a@b.example")).containsExactly(mailbox(null, "a", "b.example"));
    assertThat(addresses("Al B. Sure <a@b>, c@d (Cee Dee)"))
        .containsExactly(mailbox("Al B. Sure", "a", "b"), mailbox("Cee Dee", "c", "d"));
    assertThat(addresses("\"A \\\"B\\\", C\" <\"a b\"@c>"))
        .containsExactly(mailbox("A \"B\", C", "a b", "c"));
    assertThat(addresses("undisclosed-recipients:;"))
        .containsExactly(
            new Mailbox(null, null, "undisclosed-recipients", null), Mailbox.GROUP_END);
    assertThat(addresses("<@x.example,@y.example:a@b>"))
        .containsExactly(new Mailbox(null, "@x.example,@y.example", "a", "b"));
    assertThat(addresses("a (c) . b @ c . d")).containsExactly(mailbox("c", "a.b", "c.d"));
    assertThat(addresses("a@[192.0.2.1], , b@c,"))
        .containsExactly(mailbox(null, "a", "[192.0.2.1]"), mailbox(null, "b", "c"));
    assertThat(addresses("g: a@b")).hasSize(3).last().isEqualTo(Mailbox.GROUP_END);
  }

  @Test
  void whatIsNoAddressIsKeptToBeSeen() {
    assertThat(addresses("root")).containsExactly(mailbox(null, "root", ""));
    assertThat(addresses("<a@b@c>")).containsExactly(mailbox(null, "a@b", "c"));
    assertThat(addresses("A <a@b> B <c@d>"))
        .containsExactly(mailbox("A", "a", "b"), mailbox("B", "c", "d"));
    assertThat(addresses("A <a@b")).containsExactly(mailbox("A", "a", "b"));
    assertThat(addresses("A B c@d")).containsExactly(mailbox("A B", "c", "d"));
    assertThat(addresses("<>")).containsExactly(mailbox(null, "", ""));
    assertThat(addresses("")).isEmpty();
  }

  @Test
  void severalFieldsOfAddressesAreOneList() {
    Envelope envelope =
        MessageScan.scan(octets("To: a@b\r\nTo: c@d\r\nSubject: 1\r\nSubject: 2\r\n\r\n"))
            .envelope();

    assertThat(envelope.to()).containsExactly(mailbox(null, "a", "b"), mailbox(null, "c", "d"));
    assertThat(envelope.subject()).isEqualTo("1");
  }

  private static List<Parameter> parameters(String field) {
    return part(field).fields().parameters();
  }

  private static String type(String field) {
    return part(field).type() + "/" + part(field).subtype();
  }

  private static Part part(String field) {
    return MessageScan.scan(octets("Content-Type: " + field + "\r\n\r\n")).root();
  }

  private static List<Mailbox> addresses(String field) {
    return MessageScan.scan(octets("From: " + field + "\r\n\r\n")).envelope().from();
  }

  private static Mailbox mailbox(@Nullable String name, String local, String host) {
    return new Mailbox(name, null, local, host);
  }
}
