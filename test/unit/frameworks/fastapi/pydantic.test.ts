import { describe, expect, it } from 'vitest';
import { parsePython } from '../../../../src/languages/python/index.js';
import { envClasses } from '../../../../src/session/python/pydantic/env-class.js';
import { secretField } from '../../../../src/session/python/pydantic/field.js';

function classIn(text: string) {
  const parsed = parsePython(text);
  if (parsed.kind === 'failure') throw new Error(parsed.reason);
  return envClasses({ app: '', modules: new Map([['config.py', parsed]]) });
}

const classWith = (base: string, body: string, imported: string) =>
  classIn(
    `from pathlib import Path\n${imported}\nBASE = Path(__file__).parent\nclass Settings(${base}):\n${body}\n`,
  )[0];

describe('classes of pydantic 1', () => {
  it.each([
    ['BaseSettings', 'from pydantic import BaseSettings'],
    ['pydantic.BaseSettings', 'import pydantic'],
    ['BaseSettings', 'from pydantic.v1 import BaseSettings'],
    ['BaseSettings', 'from pydantic.env_settings import BaseSettings'],
  ])('are those derived from %s (%s)', (base, imported) => {
    const found = classWith(base, '    extra: str = ""', imported);
    expect([found?.isV1, found?.config?.allowsOthers]).toEqual([true, true]);
  });

  it('hand on what they are to classes derived from them', () => {
    const all = classIn(
      'from pydantic import BaseSettings\nclass A(BaseSettings):\n    a: str\nclass B(A):\n    b: str\n',
    );
    expect(all.map(({ isV1 }) => isV1)).toEqual([true, true]);
  });

  it('name variables by env', () => {
    const body = '    key: str = Field(env="WRISTBAND_SESSION_SECRET")';
    const v1 = classWith('BaseSettings', body, 'from pydantic import BaseSettings, Field');
    expect(v1 && secretField(v1)).toMatchObject({ name: 'key', isThere: true });
    const v2 = classWith('BaseSettings', '    a: str', 'from pydantic_settings import BaseSettings');
    expect(v2 && secretField(v2).alias).toBe('validation_alias');
  });
});

describe('the env file of a class', () => {
  it.each([
    ['".env"', ['.env']],
    ['BASE / ".env"', ['.env']],
    ['str(BASE / ".env")', ['.env']],
    ['f"{BASE}/.env"', ['.env']],
    ['f"{str(BASE)}/env/.env"', ['env/.env']],
    ['None', []],
    ['f"{BASE}.env"', undefined],
    ['f"{BASE}/{name}"', undefined],
    ['name()', undefined],
  ])('%s', (given, files) => {
    const body = `    class Config:\n        env_file = ${given}`;
    const found = classWith('BaseSettings', body, 'from pydantic import BaseSettings');
    expect(found?.config?.files).toEqual(files);
  });
});
