package org.gatepost.base.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatepost.testkit.Cases;
import org.junit.jupiter.api.Test;

class BaseSubjectTest {
  @Test
  void whatRepliesAndForwardsAddIsTakenOff() {
    reads("Re: hello", "hello", true);
    reads("RE: re : Fwd: [list] hello  world (fwd)(FWD) ", "hello world", true);
    reads("[list] Re[2]: hello", "hello", true);
    reads("[Fwd: Re: hello]", "hello", true);
    reads("=?utf-8?Q?Re:_h=C3=A9?=", "h\u00e9", true);
  }

  @Test
  void whatOnlyLooksLikeItStays() {
    reads("[only]", "[only]", false);
    reads("[a][b]", "[b]", false);
    reads("[a] text", "text", false);
    reads("Regarding: x", "Regarding: x", false);
    reads("", "", false);
    reads("Re:", "", true);
    reads("hello [a", "hello [a", false);
  }

  @Test
  void theBaseOfABaseIsItself() {
    String[] pieces = {"re", "fw", "fwd", ":", "[", "]", "[fwd:", "(fwd)", " ", "a"};
    Cases.forAll(
        (chance, size) -> {
          StringBuilder subject = new StringBuilder();
          for (int i = 0; i < size; i++) {
            subject.append(pieces[chance.nextInt(pieces.length)]);
          }
          String base = BaseSubject.of(subject.toString()).text();
          assertThat(BaseSubject.of(base)).isEqualTo(new BaseSubject(base, false));
        });
  }

  private static void reads(String subject, String text, boolean isReply) {
    assertThat(BaseSubject.of(subject)).as(subject).isEqualTo(new BaseSubject(text, isReply));
  }
}
