import fc from 'fast-check';

export const NAME = 'WRISTBAND_SESSION_SECRET';

/** base64url of 32 bytes, as the generator makes it. */
export const secrets = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));

const names = fc.constantFrom('A', 'DEBUG', 'DB_URL', 'x.y-z', NAME, `${NAME}_OLD`, `MY_${NAME}`);
const values = fc.constantFrom(
  '',
  'plain',
  'postgres://u:p@host/db?x=1&y=2',
  'ümläut 🚀',
  'a b  c',
  `it's`,
  '"double"',
  `'single'`,
  '`tick`',
  '""',
  `''`,
  `"it's"`,
  `'say "x"'`,
  '"two\nlines"',
  `'two\nlines # no comment'`,
  '"# no comment"',
  `"a=b"`,
  'c:\\dir',
  '"escaped \\" quote"',
  '"escaped \\" # no comment"',
  'open "quote',
  '"never closed',
  `'never closed`,
  `'c:\\'`,
  `'c:\\\\'`,
  `"a" b`,
);
const entries = fc
  .tuple(
    fc.constantFrom('', '  ', 'export '),
    names,
    fc.constantFrom('=', ' = ', '= '),
    values,
    fc.constantFrom('', ' ', ' # comment', ` # it's "quoted`),
  )
  .map((parts) => parts.join(''));
const lines = fc.oneof(
  { weight: 4, arbitrary: entries },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '   ',
      '# comment',
      `#${NAME}=commented-out`,
      `# it's`,
      'no assignment',
      '  # indented',
    ),
  },
);
/** Env files of every shape that people write; `eol` is what ends their lines. */
export const envFiles = fc
  .record({
    lines: fc.array(lines, { maxLength: 8 }),
    ends: fc.boolean(),
    eol: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ lines, ends, eol }) => ({
    text: (lines.join('\n') + (ends ? '\n' : '')).replaceAll('\n', eol),
    eol,
  }));
