"""Sits in a mailbox beside another client: one session flags, another idles.

Arguments: IMAPS-port CA-file user count; the password is the first line of standard input.
Flags and unflags the first `count` messages over and over; in the end those with an even
number are flagged. Ends when the idling session has been told of three messages more.
"""
import imaplib
import ssl
import sys
import threading

port, authority, user, count = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
password = sys.stdin.readline().rstrip("\n")
context = ssl.create_default_context(cafile=authority)
ROUNDS = 20


def open_inbox():
    client = imaplib.IMAP4_SSL("localhost", port, ssl_context=context)
    client.socket().settimeout(60)
    client.login(user, password)
    client.select("INBOX")
    return client


def flag(client):
    for turn in range(ROUNDS):
        even = turn % 2 == 1  # so the last turn flags the even ones
        for number in range(1, count + 1):
            sign = "+" if (number % 2 == 0) == even else "-"
            answer = client.uid("STORE", str(number), sign + "FLAGS.SILENT", "(\\Flagged)")
            if answer[0] != "OK":
                raise AssertionError(answer)
    client.logout()
    print("done flagging", flush=True)


idler = open_inbox()
tag = idler._new_tag()
idler.send(tag + b" IDLE\r\n")
if not idler.readline().startswith(b"+"):
    raise AssertionError("does not idle")
flagger = threading.Thread(target=flag, args=(open_inbox(),))
flagger.start()
exists = count
while exists < count + 3:
    line = idler.readline().split()
    if not line:
        raise AssertionError("closed")
    if line[-1] == b"EXISTS":
        exists = int(line[1])
idler.send(b"DONE\r\n")
line = idler.readline()
while not line.startswith(tag):
    line = idler.readline()
if b" OK" not in line:
    raise AssertionError(line)
print("done idling", flush=True)
flagger.join()
idler.logout()
