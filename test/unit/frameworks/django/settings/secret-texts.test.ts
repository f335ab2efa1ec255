import { describe, expect, it } from 'vitest';
import { secretTexts } from '../../../../../src/session/python/secret-texts.js';
import { parsePython } from '../../../../../src/languages/python/index.js';
import { conceal, HIDDEN } from '../../../../../src/model/secret.js';

/** The expression as it is shown. */
function shown(expression: string): string {
  const parsed = parsePython(`SECRET = ${expression}\n`);
  if (!('tokens' in parsed)) throw new Error('It does not parse.');
  const [statement] = parsed.body;
  if (statement?.nodeType !== 'Assign') throw new Error('No assignment.');
  return conceal(expression, secretTexts(parsed, statement.value));
}

const H = HIDDEN;

describe('what is no secret', () => {
  it.each([
    "os.environ['WRISTBAND_SESSION_SECRET']",
    "[os.environ['WRISTBAND_SESSION_SECRET'], os.environ['WRISTBAND_SESSION_SECRET_2']]",
    "os.environ['WRISTBAND_SESSION_SECRETS'].split(',')",
    "env.list('WRISTBAND_SESSION_SECRET', default=[])",
    "env('WRISTBAND_SESSION_SECRET', default='')",
    "config('WRISTBAND_SESSION_SECRET', cast=Csv(delimiter=';;;;;;;;'))",
    "open('/run/secrets/session', 'r', -1, 'utf-8-sig').read()",
    "Path('/run/secrets/session').read_text(encoding='utf-8-sig')",
    "'live' if MODE == 'production' else 'testing'",
    "'a,b,c'.split(',')",
    "vault.read('secret/data/garden')",
    '...',
    '12345678',
  ])('stays: %s', (expression) => {
    expect(shown(expression)).toBe(expression);
  });
});

describe('a secret in a statement', () => {
  it.each([
    ["'tulips-and-roses'", `'${H}'`],
    ["'tulips-and-' + 'roses-and-more'", H],
    ["'tuli' + 'ps-a' + 'nd-r'", H],
    ["'tulips-and-' 'roses-and-more'", `'${H}' '${H}'`],
    [String.raw`'tulips\x2dand\x2droses'`, `'${H}'`],
    [String.raw`r'tulips\and\roses'`, `r'${H}'`],
    ["b'tulips-and-roses'", `b'${H}'`],
    ["b'tulips-and-roses'.decode()", `b'${H}'.decode()`],
    ["'tulips-and-roses'.encode('utf-8-sig')", `'${H}'.encode('utf-8-sig')`],
    ["base64.b64decode('dHVsaXBzLWFuZC1yb3Nlcw==')", `base64.b64decode('${H}')`],
    ["bytes.fromhex('74756c697073')", `bytes.fromhex('${H}')`],
    ["f'tulips-and-{NUMBER}-and-roses'", `f'${H}{NUMBER}${H}'`],
    ['f\'tulips-and-{os.environ["NAME_OF_IT"]}\'', `f'${H}{os.environ["NAME_OF_IT"]}'`],
    ["''.join(['tuli', 'ps-a', 'nd-r'])", H],
    ["'tulips-and-%s' % NUMBER", `'${H}' % NUMBER`],
    ["['tulips-and-roses', os.environ['X']]", `['${H}', os.environ['X']]`],
    ["{'production': 'tulips-and-roses'}[MODE]", `{'production': '${H}'}[MODE]`],
    [
      "os.environ.get('WRISTBAND_SESSION_SECRET', 'tulips-and-roses')",
      `os.environ.get('WRISTBAND_SESSION_SECRET', '${H}')`,
    ],
    [
      "os.environ.get('WRISTBAND_SESSION_SECRET') or 'tulips-and-roses'",
      `os.environ.get('WRISTBAND_SESSION_SECRET') or '${H}'`,
    ],
    [
      "config('WRISTBAND_SESSION_SECRET', default='tulips-and-roses')",
      `config('WRISTBAND_SESSION_SECRET', default='${H}')`,
    ],
    ["'tulips-and-roses,roses-and-tulips'.split(',')", `'${H}'.split(',')`],
    ["'tulips-and-roses'[::-1]", `'${H}'[::-1]`],
    ["'''tulips-and\nroses-and'''", `'''${H}'''`],
    ["hashlib.sha256(b'tulips-and-roses').hexdigest()", `hashlib.sha256(b'${H}').hexdigest()`],
  ])('is hidden: %s', (expression, expected) => {
    expect(shown(expression)).toBe(expected);
  });
});
