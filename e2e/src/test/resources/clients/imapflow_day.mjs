// ImapFlow, the client behind many Node programs.
// Arguments: IMAPS-port CA-file user; the password is the first line of standard input.
import { readFileSync } from 'node:fs';
import { ImapFlow } from 'imapflow';

const [port, authority, user] = process.argv.slice(2);
const pass = readFileSync(0, 'utf8').split('\n')[0];

function check(condition, what) {
  if (!condition) throw new Error(what);
}

const client = new ImapFlow({
  host: 'localhost',
  port: Number(port),
  secure: true,
  auth: { user, pass },
  tls: { ca: readFileSync(authority) },
  logger: false,
  qresync: true,
});
await client.connect();
const all = await client.list({ statusQuery: { messages: true, uidNext: true } });
check(all.some(box => box.specialUse === '\\Sent'), 'special use');
await client.mailboxCreate(['工作', '报告']);
const appended = await client.append('工作/报告', 'Subject: one\r\n\r\n正文\r\n', ['\\Seen', '$Label1'], new Date(0));
check(appended.uid === 1, 'uid of the append');
const lock = await client.getMailboxLock('工作/报告');
try {
  const first = await client.fetchOne('1', { uid: true, flags: true, envelope: true, bodyStructure: true, source: true, internalDate: true });
  check(first.envelope.subject === 'one', 'subject');
  check(first.flags.has('$Label1') && first.flags.has('\\Seen'), 'flags');
  check(first.source.toString('utf8').endsWith('正文\r\n'), 'source');
  check(first.internalDate.getTime() === 0, 'internal date');
  await client.messageFlagsAdd('1', ['\\Flagged']);
  check((await client.search({ flagged: true })).length === 1, 'search');
  const moved = await client.messageMove('1', 'INBOX');
  check(moved.uidMap.get(1) >= 1, 'uid map of the move');
} finally {
  lock.release();
}
await client.mailboxRename('工作/报告', '工作/周报');
await client.mailboxDelete('工作/周报');
await client.logout();
console.log('done');
