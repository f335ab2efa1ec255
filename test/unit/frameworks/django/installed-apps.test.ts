import { describe, expect, it } from 'vitest';
import { addApps } from '../../../../src/frameworks/django/changes/installed-apps.js';
import { SITE, answers, edited, run } from './support.js';

const APPS = "'django.contrib.auth', 'django.contrib.contenttypes'";
const add = (force = false) => addApps(SITE, answers({ force }));

describe('django.contrib.sessions', () => {
  it.each([
    [`INSTALLED_APPS = [${APPS}]\n`, `[${APPS}, 'django.contrib.sessions']`],
    [`INSTALLED_APPS = ['a', ${APPS}, 'b']\n`, `['a', ${APPS}, 'django.contrib.sessions', 'b']`],
    [
      "INSTALLED_APPS = ['django.contrib.auth.apps.AuthConfig', 'django.contrib.contenttypes']\n",
      "'django.contrib.contenttypes', 'django.contrib.sessions']",
    ],
  ])('joins %j', (text, after) => {
    const wide = edited(add(), text)
      .replace(/\n {4}/g, ' ')
      .replace('[ ', '[')
      .replace(',\n]', ']');
    expect(wide).toContain(after);
  });

  it.each([
    `INSTALLED_APPS = ['django.contrib.sessions', ${APPS}]\n`,
    `INSTALLED_APPS = [${APPS}, *MORE, 'django.contrib.sessions']\n`,
    `INSTALLED_APPS = ('django.contrib.sessions.apps.SessionsConfig', ${APPS})\n`,
    `INSTALLED_APPS = [${APPS}]\nINSTALLED_APPS += ['django.contrib.sessions']\n`,
  ])('is there in %j', (text) => {
    expect(run(add(), text)).toEqual({ kind: 'unchanged' });
  });

  it('is left where a condition decides', () => {
    const text = `INSTALLED_APPS = [${APPS}]\nif X:\n    INSTALLED_APPS += ['django.contrib.sessions']\n`;
    expect(run(add(), text)).toMatchObject({ kind: 'unchanged', notes: [{ line: 3 }] });
  });

  it.each([
    [
      `INSTALLED_APPS = ['django.contrib.auth']\nif X:\n    INSTALLED_APPS += ['django.contrib.contenttypes']\n`,
      'conditionally',
    ],
    [`INSTALLED_APPS = ['django.contrib.staticfiles', *MORE]\n`, 'non-literal entries'],
    [`INSTALLED_APPS = ['django.contrib.auth']\nINSTALLED_APPS.append(MORE)\n`, 'non-literal entries'],
    [`INSTALLED_APPS = A + ['django.contrib.auth']\n`, 'non-literal entries'],
    [`INSTALLED_APPS = with_plugins(['django.contrib.auth'])\n`, "goes through code that can't be followed"],
    [`INSTALLED_APPS = {${APPS}}\n`, "built by code that can't be followed"],
    [`from x import INSTALLED_APPS\n`, 'comes from x, which is not installed here'],
  ])('is not guessed into %j', (text, reason) => {
    expect(run(add(true), text)).toMatchObject({ kind: 'blocked', reason: expect.stringContaining(reason) });
  });

  it.each([
    [`INSTALLED_APPS = [${APPS}, *MORE]\n`, 1],
    [`INSTALLED_APPS = [${APPS}]\nINSTALLED_APPS.append(MORE)\n`, 1],
    [`INSTALLED_APPS = [${APPS}]\nINSTALLED_APPS += apps_of(X)\n`, 2],
    [`INSTALLED_APPS = A + [${APPS}]\n`, 1],
  ])('joins the apps it needs, with a note on what is not plain: %j', (text, line) => {
    const result = run(add(), text);
    expect(result).toMatchObject({ kind: 'changed', notes: [{ line }] });
  });

  it.each([
    `INSTALLED_APPS = [${APPS}]\nINSTALLED_APPS[0] = 'x'\n`,
    `INSTALLED_APPS = [${APPS}]\nINSTALLED_APPS = with_plugins(INSTALLED_APPS)\n`,
    `INSTALLED_APPS = [${APPS}]\nglobals().update(OVERRIDES)\n`,
  ])('joins the literal, whatever is done to it later: %j', (text) => {
    expect(edited(add(), text)).toMatch(/^INSTALLED_APPS = \[[^\]]*sessions/);
  });

  it('brings the apps of the engine with consent only', () => {
    const text = "INSTALLED_APPS = ['django.contrib.sessions']\n";
    expect(run(add(), text)).toMatchObject({
      kind: 'blocked',
      consent: expect.stringContaining('contenttypes'),
    });
    expect(edited(add(true), text).replace(/\s/g, '')).toBe(
      `INSTALLED_APPS=[${APPS.replace(/\s/g, '')},'django.contrib.sessions',]`,
    );
  });
});
