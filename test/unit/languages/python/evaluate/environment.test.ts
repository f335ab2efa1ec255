import { expect, it } from 'vitest';
import { said } from './said.js';

/** An environment in which SET is set, and nothing else. */
const environment = (name: string): string | undefined => (name === 'SET' ? 'set' : undefined);

it.each([
  [`import os\nos.environ.setdefault('E', 'a')\nX = os.environ.get('E', 'b')`, "'a'"],
  [`import os\nos.environ['E'] = 'a'\nX = os.environ.get('E', 'b')`, "'a'"],
  [
    `import os\nif read(): os.environ['E'] = 'a'\nX = os.environ.get('E', 'b')`,
    'unknown (it depends on the environment: settings.py:3)',
  ],
  [`import os\nX = os.environ.get('E', 'b')`, "'b'"],
  [
    `import os\nos.environ['E'] = 'a'\nos.environ['E'] = 'c'\nX = os.environ['E']`,
    'unknown (it depends on the environment: settings.py:4)',
  ],
  [`import os\nX = os.environ['SET']`, "'set'"],
  [`import os\nos.environ.setdefault('SET', 'b')\nX = os.environ['SET']`, "'set'"],
  [`import os\nos.environ['SET'] = 'b'\nX = os.environ['SET']`, "'b'"],
  [
    `import os\nos.environ['E'] = 'b'\nX = 'E' in os.environ`,
    'unknown (a comparison is unknown: settings.py:3)',
  ],
  [`import os\nX = 'E' in os.environ`, 'False'],
  [`import os\nos.environ['E'] = os.getenv('E') or 'a'\nX = os.environ.get('E', 'b')`, "'b'"],
])('knows what the settings put into the environment: %s', (source, value) => {
  expect(said(source, 'X', { environment })).toBe(value);
});
