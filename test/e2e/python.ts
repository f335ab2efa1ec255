import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached } from './folders.js';
import { succeed } from './programs.js';

const PACKAGES = ['Django>=5.2,<6', 'cryptography', 'python-dotenv', 'black'];

/** The stand-in of the SDK is used from where it lies. */
const STAND_IN = fileURLToPath(new URL('../stand-ins/wristband-django-auth', import.meta.url));

/** What Python programs of the tests get beside the usual environment. */
export const PYTHON_ENVIRONMENT = {
  PYTHONPATH: STAND_IN,
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONUNBUFFERED: '1',
};

/**
 * A Python with Django, python-dotenv, cryptography and black: that of DJANGO_PYTHON, else a virtual environment that
 * is made once.
 */
export async function preparePython(): Promise<string> {
  const given = process.env['DJANGO_PYTHON'];
  if (given !== undefined) return given;
  const folder = await cached('python', async (partial) => {
    await succeed(['python3', '-m', 'venv', partial], { cwd: partial });
    const install = ['-m', 'pip', 'install', '--quiet', '--retries', '0', '--timeout', '5', ...PACKAGES];
    await succeed([join(partial, 'bin', 'python'), ...install], { cwd: partial, seconds: 300 });
  });
  return pythonIn(folder);
}

function pythonIn(folder: string): string {
  const python = join(folder, 'bin', 'python');
  if (!existsSync(python)) throw new Error(`There is no ${python}.`);
  return python;
}
