"""Sends messages with Python's smtplib: SMTP in, submission and LMTP. Says `ok` at the end."""

import smtplib
import ssl
import sys
from email.message import EmailMessage

smtp_port, submission_port, lmtp_port = (int(port) for port in sys.argv[1:4])
credulous = ssl.create_default_context()
credulous.check_hostname = False
credulous.verify_mode = ssl.CERT_NONE

text = "Subject: dots\r\n\r\n.one\r\n..two\r\n.\r\nend\r\n"

with smtplib.SMTP("127.0.0.1", smtp_port, timeout=10) as smtp:
    smtp.starttls(context=credulous)
    smtp.ehlo("client.example")
    assert smtp.has_extn("size") and smtp.has_extn("chunking"), smtp.esmtp_features
    refused = smtp.sendmail(
        "ann@elsewhere.example", ["bob@example.org", "nobody@example.org"], text
    )
    assert list(refused) == ["nobody@example.org"] and refused["nobody@example.org"][0] == 550
    message = EmailMessage()
    message["From"] = "用户@例子.example"
    message["To"] = "李@example.org"
    message["Subject"] = "你好"
    message.set_content("你好\n")
    smtp.send_message(message)
    assert smtp.vrfy("bob")[0] == 252

with smtplib.SMTP("127.0.0.1", submission_port, timeout=10) as smtp:
    try:
        smtp.sendmail("bob@example.org", ["carol@example.org"], text)
        raise AssertionError("submitted without signing in")
    except smtplib.SMTPSenderRefused as refusal:
        assert refusal.smtp_code == 530, refusal
    smtp.starttls(context=credulous)
    try:
        smtp.login("bob@example.org", "wrong")
        raise AssertionError("signed in with a wrong password")
    except smtplib.SMTPAuthenticationError as refusal:
        assert refusal.smtp_code == 535, refusal
    smtp.login("Bob@Example.org", "correct horse")
    smtp.sendmail("bob@example.org", ["carol@example.org"], text)

with smtplib.LMTP("127.0.0.1", lmtp_port, timeout=10) as lmtp:
    lmtp.sendmail("ann@elsewhere.example", ["carol@example.org"], text)

print("ok")
