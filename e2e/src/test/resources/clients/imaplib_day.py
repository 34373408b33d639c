"""A day in the life of a mailbox, with Python's imaplib and smtplib.

Arguments: SMTP-port IMAPS-port CA-file user; the password is the first line of standard input.
Prints one line for each thing that worked; an exception ends it with status 1.
"""
import imaplib
import smtplib
import ssl
import sys
import threading
import time
from email.message import EmailMessage

smtp_port, imaps_port, authority, user = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
password = sys.stdin.readline().rstrip("\n")
context = ssl.create_default_context(cafile=authority)


def done(what):
    print("done", what, flush=True)


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def ok(answer):
    check(answer[0] == "OK", answer)
    return answer[1]


def deliver(subject, body="text"):
    message = EmailMessage()
    message["From"] = "Sender <sender@example.org>"
    message["To"] = user
    message["Subject"] = subject
    message.set_content(body)
    with smtplib.SMTP("localhost", smtp_port) as server:
        server.send_message(message)
    return message


def open_mailbox():
    client = imaplib.IMAP4_SSL("localhost", imaps_port, ssl_context=context)
    ok(client.login(user, password))
    return client


def utf7(name):
    """RFC 3501, 5.1.3."""
    return b'"' + name.encode("utf-7").replace(b"/", b",").replace(b"+", b"&") + b'"'


deliver("first 第一封", "你好\n")
done("deliver")

client = open_mailbox()
check("IMAP4REV1" in client.capabilities, client.capabilities)
folders = b"\n".join(ok(client.list()))
for use in (b"\\Sent", b"\\Drafts", b"\\Trash", b"\\Junk"):
    check(use in folders, use)
done("list")

check(ok(client.select("INBOX")) == [b"1"], "one message")
fetched = ok(client.fetch("1", "(UID FLAGS BODY.PEEK[])"))
check("你好".encode() in fetched[0][1] or b"5L2g5aW9" in fetched[0][1], "the body")
check(b"\\Seen" not in fetched[0][0], "PEEK does not set \\Seen")
done("fetch")

ok(client.store("1", "+FLAGS", "(\\Flagged $Forwarded)"))
check(b"$Forwarded" in ok(client.fetch("1", "(FLAGS)"))[0], "keyword")
done("flag")

ok(client.create(utf7("项目/二〇二六")))
names = b"\n".join(ok(client.list('""', "*")))
check(utf7("项目/二〇二六").strip(b'"') in names, names)
ok(client.copy("1", utf7("项目/二〇二六")))
check(ok(client.select(utf7("项目/二〇二六"))) == [b"1"], "copied")
check(b"$Forwarded" in ok(client.fetch("1", "(FLAGS)"))[0], "flags are copied")
done("chinese-folder")

ok(client.select("INBOX"))
ok(client._simple_command("UID", "MOVE", "1", '"Archive"'))
check(ok(client.select("INBOX")) == [b"0"], "moved away")
check(ok(client.select("Archive")) == [b"1"], "moved here")
done("move")

ok(client.append("Archive", "(\\Seen)", imaplib.Time2Internaldate(1_700_000_000), b"Subject: appended\r\n\r\nx\r\n"))
check(ok(client.select("Archive")) == [b"2"], "appended")
check(b"14-Nov-2023" in ok(client.fetch("2", "(INTERNALDATE)"))[0], "internal date")
ok(client.store("1:*", "+FLAGS", "(\\Deleted)"))
check(len(ok(client.expunge())) == 2, "expunged")
done("append-expunge")

check(ok(client.select("INBOX")) == [b"0"], "empty")
tag = client._new_tag()
client.send(tag + b" IDLE\r\n")
check(client.readline().startswith(b"+"), "idling")
threading.Thread(target=lambda: deliver("wake up")).start()
start = time.monotonic()
line = client.readline()
while b"EXISTS" not in line:
    line = client.readline()
check(time.monotonic() - start < 20, "woken")
client.send(b"DONE\r\n")
while not client.readline().startswith(tag):
    pass
done("idle")

deliver("发票 2026", "金额：一百元\n")
ok(client.noop())
client.literal = "发票".encode()
check(ok(client.search("UTF-8", "SUBJECT")) == [b"2"], "search in Chinese")
client.literal = "一百".encode()
check(ok(client.search("UTF-8", "BODY")) == [b"2"], "search in a Chinese body")
check(ok(client.search(None, "UNSEEN")) == [b"1 2"], "unseen")
done("search")

ok(client.close())
client.logout()
done("logout")
