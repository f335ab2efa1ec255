import { expect, it } from 'vitest';
import { systemChecks } from '../../../src/frameworks/django/own-check.js';

it('runs in the environment of the package manager', () => {
  expect(systemChecks('poetry').command.join(' ')).toBe('poetry run python manage.py check');
  expect(systemChecks(undefined).command.join(' ')).toBe('python manage.py check');
});

it('takes errors and critical findings, no warnings and no hints', () => {
  const stderr = `SystemCheckError: System check identified some issues:

CRITICALS:
shop.Book: (shop.C001) it is on fire.

ERRORS:
?: (admin.E410) 'SessionMiddleware' must be in MIDDLEWARE.
\tHINT: Insert it (admin.E408) before the other one.

WARNINGS:
?: (models.W042) Auto-created primary key used.

System check identified 3 issues (0 silenced).
`;
  const errors = systemChecks('pip').errors({ exitCode: 1, stdout: '', stderr });
  expect(errors.map(({ key }) => key)).toEqual([
    'shop.Book: (shop.C001) it is on fire.',
    "?: (admin.E410) 'SessionMiddleware' must be in MIDDLEWARE.",
  ]);
});
