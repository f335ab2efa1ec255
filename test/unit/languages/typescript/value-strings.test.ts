import { describe, expect, it } from 'vitest';
import {
  allMembersNamed,
  objectsIn,
  parseTypeScript,
  valueStrings,
} from '../../../../src/languages/typescript/index.js';
import { conceal, HIDDEN } from '../../../../src/model/secret.js';

function textsIn(file: Parameters<typeof objectsIn>[0]): string[] {
  return objectsIn(file)
    .flatMap((object) => allMembersNamed(object, 'secrets'))
    .flatMap(valueStrings);
}

/** The member as it is shown. */
function shown(member: string, above = ''): string {
  const parsed = parseTypeScript(`${above}\nconst options = { ${member} };\n`);
  if ('failure' in parsed) throw new Error(parsed.failure);
  return conceal(member, textsIn(parsed.file));
}

const H = HIDDEN;

describe('what is no secret', () => {
  it.each([
    "secrets: process.env['WRISTBAND_SESSION_SECRET']",
    "secrets: [requireEnv('WRISTBAND_SESSION_SECRET'), requireEnv('WRISTBAND_SESSION_SECRET_2')]",
    "secrets: process.env.WRISTBAND_SESSION_SECRETS.split(',,,,,,,,')",
    "secrets: config.get<string>('WRISTBAND_SESSION_SECRET')",
    "secrets: mode === 'production' ? live : tests",
    "secrets: readFileSync('/run/secrets/session')",
    "get secrets() { const { NAME: secret = '' } = process.env; if (secret === 'development') throw new Error('NAME must be set'); return secret; }",
    'secrets: 12345678',
  ])('stays: %s', (member) => {
    expect(shown(member)).toBe(member);
  });
});

describe('a secret in a member', () => {
  it.each([
    ["secrets: 'tulips-and-roses'", `secrets: '${H}'`],
    ["'secrets': ['tulips-and-roses', process.env['X']!]", `'secrets': ['${H}', process.env['X']!]`],
    ["secrets: 'tulips-and-' + 'roses-and-more'", `secrets: ${H}`],
    ["secrets: 'tuli' + 'ps-a' + 'nd-r'", `secrets: ${H}`],
    [String.raw`secrets: 'tulips\x2dand\u002droses'`, `secrets: '${H}'`],
    ['secrets: `tulips-and-roses`', `secrets: \`${H}\``],
    ['secrets: `tulips-and-${number}-and-roses`', `secrets: \`${H}\${number}${H}\``],
    [
      "secrets: Buffer.from('dHVsaXBzLWFuZC1yb3Nlcw==', 'base64').toString('utf8')",
      `secrets: Buffer.from('${H}', 'base64').toString('utf8')`,
    ],
    ["secrets: ['tuli', 'ps-a', 'nd-r'].join('')", `secrets: ${H}`],
    [
      "secrets: process.env['WRISTBAND_SESSION_SECRET'] ?? 'tulips-and-roses'",
      `secrets: process.env['WRISTBAND_SESSION_SECRET'] ?? '${H}'`,
    ],
    [
      "secrets: config.get('WRISTBAND_SESSION_SECRET', 'tulips-and-roses')",
      `secrets: config.get('WRISTBAND_SESSION_SECRET', '${H}')`,
    ],
    ["secrets: 'tulips-and-roses,roses-and-tulips'.split(',')", `secrets: '${H}'.split(',')`],
    [
      "get secrets() { const { NAME: secret = 'tulips-and-roses' } = process.env; return secret; }",
      `get secrets() { const { NAME: secret = '${H}' } = process.env; return secret; }`,
    ],
    [
      "get secrets() { return isLive ? read('NAME_OF_IT') : ('tulips-and-roses' as string); }",
      `get secrets() { return isLive ? read('NAME_OF_IT') : ('${H}' as string); }`,
    ],
    [
      "secrets: createHash('sha256').update('tulips-and-roses').digest('base64url')",
      `secrets: createHash('sha256').update('${H}').digest('base64url')`,
    ],
  ])('is hidden: %s', (member, expected) => {
    expect(shown(member)).toBe(expected);
  });

  it('is hidden in a constant, too', () => {
    const parsed = parseTypeScript(
      "const key = 'tulips-and-' + rest;\nconst rest = key;\nconst o = { secrets: [key] };\n",
    );
    if ('failure' in parsed) throw new Error(parsed.failure);
    expect(textsIn(parsed.file)).toContain('tulips-and-');
  });
});
