import { expect, it } from 'vitest';
import { systemChecks } from '../../../../src/frameworks/django/project/project-check.js';

const entry = { file: 'manage.py', manage: 'manage.py', module: 'garden.settings' };

it('runs in the environment of the package manager, or with the Python that was found', () => {
  expect(systemChecks('poetry', entry, 'python3').command.join(' ')).toBe(
    'poetry run python manage.py check',
  );
  expect(systemChecks('pip', entry, '.venv/bin/python').command.join(' ')).toBe(
    '.venv/bin/python manage.py check',
  );
});

it('does without a manage.py', () => {
  const bare = { file: 'garden/wsgi.py', manage: undefined, module: 'garden.settings' };
  expect(systemChecks(undefined, bare, 'python3').command.join(' ')).toBe(
    'python3 -m django check --settings garden.settings',
  );
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
  const errors = systemChecks('pip', entry, 'python').errors({ exitCode: 1, stdout: '', stderr });
  expect(errors.map(({ key }) => key)).toEqual([
    'shop.Book: (shop.C001) it is on fire.',
    "?: (admin.E410) 'SessionMiddleware' must be in MIDDLEWARE.",
  ]);
});
