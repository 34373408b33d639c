"""Python's poplib against a maildrop with two messages.

Arguments: POP3S-port CA-file user; the password is the first line of standard input.
"""
import poplib
import ssl
import sys

port, authority, user = int(sys.argv[1]), sys.argv[2], sys.argv[3]
password = sys.stdin.readline().rstrip("\n")
context = ssl.create_default_context(cafile=authority)


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def open_maildrop():
    client = poplib.POP3_SSL("localhost", port, context=context)
    client.user(user)
    client.pass_(password)
    return client


client = open_maildrop()
check(client.stat()[0] == 2, client.stat())
capabilities = client.capa()
for capability in ("UIDL", "TOP", "PIPELINING", "RESP-CODES", "SASL"):
    check(capability in capabilities, capability)
identities = client.uidl()[1]
check(len(set(identities)) == 2, identities)
check(b"Subject: two" in client.retr(2)[1], "second message")
check(client.retr(2)[1][-2:] == [b".", b".."], "dots stay as many as they were")
check(len(client.top(1, 0)[1]) < len(client.retr(1)[1]), "top")

try:
    open_maildrop()
    raise AssertionError("two writers")
except poplib.error_proto as e:
    check(b"[IN-USE]" in e.args[0], e)

client.dele(1)
client.rset()
check(client.stat()[0] == 2, "reset")
client.dele(1)
client.close()  # no QUIT: nothing is deleted

client = open_maildrop()
check(client.stat()[0] == 2, "still there")
client.dele(1)
client.quit()

client = open_maildrop()
check(client.stat()[0] == 1, "deleted")
check(client.uidl()[1][0].split()[1] == identities[1].split()[1], "its id stays")
client.quit()
print("done")
