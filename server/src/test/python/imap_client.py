"""Reads, sorts and watches mail with Python's own IMAP client, over STARTTLS and over TLS.

Usage: imap_client.py STARTTLS_PORT TLS_PORT. Prints "ok", or fails with what went wrong.
"""

import imaplib
import socket
import ssl
import sys
import zlib

TRUSTING = ssl.create_default_context()
TRUSTING.check_hostname = False
TRUSTING.verify_mode = ssl.CERT_NONE
NAME = "alice@example.org"
PASSWORD = "tea-for-two"
MESSAGE = b"Subject: from imaplib\r\n\r\nHello\r\n"


def ok(answer):
    kind, data = answer
    assert kind == "OK", answer
    return data


def over_starttls(port):
    client = imaplib.IMAP4("127.0.0.1", port)
    assert "LOGINDISABLED" in client.capabilities, client.capabilities
    try:
        client.login(NAME, PASSWORD)
        raise AssertionError("a password was taken in the clear")
    except imaplib.IMAP4.error as refused:
        assert "PRIVACYREQUIRED" in str(refused), refused
    ok(client.starttls(TRUSTING))
    ok(client.authenticate("PLAIN", lambda _: f"\0{NAME}\0{PASSWORD}".encode()))
    ok(client.create('"&U,BTFw-"'))
    ok(client.append("INBOX", r"(\Seen)", None, MESSAGE))
    assert ok(client.select("INBOX")) == [b"1"]
    assert ok(client.fetch("1", "(BODY.PEEK[] FLAGS)"))[0][1] == MESSAGE
    ok(client.copy("1", '"&U,BTFw-"'))
    ok(client.store("1", "+FLAGS", r"(\Deleted)"))
    assert ok(client.expunge()) == [b"1"]
    assert ok(client.select('"&U,BTFw-"')) == [b"1"]
    assert ok(client.search(None, "SUBJECT", '"imaplib"')) == [b"1"]
    ok(client.close())
    client.logout()


def over_tls(port):
    client = imaplib.IMAP4_SSL("127.0.0.1", port, ssl_context=TRUSTING)
    ok(client.login(NAME, PASSWORD))
    ok(client.enable("UTF8=ACCEPT"))
    names = b"\n".join(ok(client.list()))
    assert '"台北"'.encode() in names, names
    client.logout()


def line(read):
    got = b""
    while not got.endswith(b"\r\n"):
        got += read()
    return got


def compressed(port):
    plain = socket.create_connection(("127.0.0.1", port))
    wire = TRUSTING.wrap_socket(plain)
    wire.settimeout(20)
    octet = lambda: wire.recv(1)
    line(octet)
    wire.sendall(f"a LOGIN {NAME} {PASSWORD}\r\nb COMPRESS DEFLATE\r\n".encode())
    assert line(octet).startswith(b"a OK")
    assert line(octet).startswith(b"b OK")
    deflate = zlib.compressobj(wbits=-15)
    inflate = zlib.decompressobj(wbits=-15)
    wire.sendall(deflate.compress(b"c NOOP\r\n") + deflate.flush(zlib.Z_SYNC_FLUSH))
    answer = b""
    while b"\r\n" not in answer:
        answer += inflate.decompress(wire.recv(4096))
    assert answer.startswith(b"c OK"), answer
    wire.close()


over_starttls(int(sys.argv[1]))
over_tls(int(sys.argv[2]))
compressed(int(sys.argv[2]))
print("ok")
