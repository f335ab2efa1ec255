import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @import { PlannedFile } from '../../build/model/change.js' */

const PROBE = fileURLToPath(new URL('settings_probe.py', import.meta.url));
const LEFT_OUT = new Set(['.git', 'node_modules', '__pycache__']);
const LARGEST = 512 * 1024;
const TRIES = 15;

/** The Python that has a framework's package: that of a variable, or python3. Undefined if it has none. */
export function pythonWith(name, variable) {
  const python = process.env[variable] ?? 'python3';
  try {
    execFileSync(python, ['-c', `import ${name}`], { stdio: 'ignore' });
    return python;
  } catch {
    return undefined;
  }
}

/** A copy of a checkout in a folder of its own, and a Python that may write nowhere else. */
export class Sandbox {
  /** @param {string} python @param {string} checkout */
  constructor(python, checkout) {
    this.python = python;
    this.folder = mkdtempSync(join(tmpdir(), 'ecosystem-'));
    this.root = join(this.folder, 'checkout');
    /** The folders that manage.py puts into `sys.path`, absolute. */
    this.path = [];
    const wanted = (path) => {
      const facts = lstatSync(path);
      return !LEFT_OUT.has(basename(path)) && !(facts.isFile() && facts.size > LARGEST);
    };
    cpSync(checkout, this.root, { recursive: true, filter: wanted, verbatimSymlinks: true });
  }

  /** @param {readonly PlannedFile[]} changes */
  write(changes) {
    for (const { path, after, mode } of changes) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), after);
      if (mode !== undefined) chmodSync(join(this.root, path), mode);
    }
  }

  /** @param {string} path from the checkout's root */
  has(path) {
    return existsSync(join(this.root, path));
  }

  /** Whether a file near the root matches. @param {RegExp} name @param {string} pattern */
  find(name, pattern) {
    const folders = [this.root, ...subfolders(this.root)];
    return folders.some((folder) =>
      readdirSync(folder, { withFileTypes: true }).some(
        (one) =>
          one.isFile() &&
          name.test(one.name) &&
          new RegExp(pattern).test(readFileSync(join(folder, one.name), 'utf8')),
      ),
    );
  }

  /**
   * Asks the probe. A package that turns out to be missing is faked, and the question asked again.
   * @param {string} folder the folder of manage.py, from the root
   * @param {object} question
   */
  ask(folder, question) {
    const assume = [];
    let answer = {};
    for (let tries = 0; tries < TRIES; tries += 1) {
      answer = this.#askOnce({
        ...question,
        path: this.path,
        folder: join(this.root, folder),
        root: this.root,
        assume,
      });
      if (!answer.missing || assume.includes(answer.missing)) return answer;
      assume.push(answer.missing);
    }
    return answer;
  }

  #askOnce(request) {
    const { stdout, stderr, signal } = spawnSync(this.python, ['-s', PROBE], {
      input: JSON.stringify(request),
      encoding: 'utf8',
      env: { PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1', LANG: 'C.UTF-8' },
      timeout: 60_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    if (signal !== null) return { error: `stopped by ${signal}`, stopped: true };
    try {
      return JSON.parse(stdout);
    } catch {
      return { error: `the probe failed: ${stderr.trim().split('\n').at(-1)}` };
    }
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function subfolders(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map((one) => join(folder, one.name));
}
