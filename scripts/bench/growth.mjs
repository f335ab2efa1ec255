// Says whether the time to plan grows with the size of the project and not faster: `node scripts/bench/growth.mjs`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../bin/create-wristband-session.cjs', import.meta.url));

/** Ten times as much may take this many times as long. */
const MAX_RATIO = 12;
const MAX_SECONDS = 2;
/** A run that takes longer than this is ended. */
const TIMEOUT = 60_000;
/** Differences of CPU time below this, in milliseconds, are noise. */
const NOISE = 20;

/** Loaded before the command; says at its end what processor time it took, in milliseconds. */
const CPU_TIME = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeSync(2, 'CPU time: ' + (user + system) / 1000 + ' ms\\n');
  });`)}`;

const APPS = ['auth', 'contenttypes', 'messages'].map((app) => `'django.contrib.${app}'`).join(', ');
const SETTINGS = `from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = 'insecure'
DEBUG = True
INSTALLED_APPS = [${APPS}]
MIDDLEWARE = [
    'django.middleware.security.SecurityMiddleware',
    'django.middleware.common.CommonMiddleware',
]
ROOT_URLCONF = 'mysite.urls'
`;

/** `count` lines, made of their numbers. */
const lines = (count, line) => Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
const withSettings = (settings) => ({ 'mysite/settings.py': settings });

/**
 * Each layer is two modules, both of which import both of the next layer.
 * @param {number} count of modules
 */
function diamond(count) {
  const isThere = (layer, side) => 2 * layer + side < count;
  const files = {};
  for (let number = 0; number < count; number += 1) {
    const next = Math.floor(number / 2) + 1;
    const imports = [0, 1].filter((side) => isThere(next, side));
    const text = imports.map((side) => `from .layer_${next}_${side} import *\n`).join('');
    files[`mysite/layer_${next - 1}_${number % 2}.py`] = `${text}NAME_${number} = ${number}\n`;
  }
  const settings = `from .layer_0_0 import *\nfrom .layer_0_1 import *\n${SETTINGS}`;
  return { ...files, ...withSettings(settings) };
}

/** A wildcard for files that all begin as it does, so that a match is refused at the last letter only. */
function wildcards(count) {
  const pattern = `${'a*'.repeat(count)}b.py`;
  const files = lines(50, (index) => `mysite/parts/${'a'.repeat(200)}${index}.py`)
    .trim()
    .split('\n');
  const settings = `from split_settings.tools import include, optional\n${SETTINGS}include(optional('parts/${pattern}'))\n`;
  return { ...Object.fromEntries(files.map((file) => [file, 'NAME = 1\n'])), ...withSettings(settings) };
}

function includedFiles(count) {
  const files = lines(count, (index) => `mysite/parts/part_${index}.py`)
    .trim()
    .split('\n');
  const settings = `from split_settings.tools import include\n${SETTINGS}include('parts/p*t_*.py')\n`;
  const entries = files.map((file, index) => [file, `NAME_${index} = ${index}\n`]);
  return { ...Object.fromEntries(entries), ...withSettings(settings) };
}

const entry = (index) => `'project.middleware.Number${index}'`;

const NEST_PACKAGES = ['common', 'core', 'config', 'platform-express'].map((name) => [
  `@nestjs/${name}`,
  '^11.0.0',
]);
const NEST = {
  'package.json': JSON.stringify({ dependencies: Object.fromEntries(NEST_PACKAGES) }),
  'src/main.ts': `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

void NestFactory.create(AppModule).then((app) => app.listen(3000));
`,
};

const withModule = (above, elements = '') => ({
  ...NEST,
  'src/app.module.ts': `import { Module } from '@nestjs/common';
${above}
@Module({
  imports: [
${elements}  ],
})
export class AppModule {}
`,
});

/** Each layer is two files, both of which export all of both of the next layer. */
function barrels(count) {
  const layers = Math.ceil(count / 2);
  const files = withModule("import { NAME_0 } from './layer_0_0';\nimport { NAME_1 } from './layer_0_1';\n");
  for (let number = 0; number < 2 * layers; number += 1) {
    const layer = Math.floor(number / 2);
    const next = layer + 1 < layers ? [0, 1] : [];
    const text = next.map((side) => `export * from './layer_${layer + 1}_${side}';\n`).join('');
    files[`src/layer_${layer}_${number % 2}.ts`] = `${text}export const NAME_${number} = ${number};\n`;
  }
  return files;
}

/** What grows; its smaller size, to be held against ten times that; the files of the project. */
const ROWS = [
  [
    'MIDDLEWARE entries',
    1_000,
    (count) =>
      withSettings(SETTINGS.replace(/(MIDDLEWARE = \[\n)/, `$1${lines(count, (i) => `    ${entry(i)},`)}`)),
  ],
  [
    '`MIDDLEWARE += […]` statements',
    500,
    (count) => withSettings(SETTINGS + lines(count, (i) => `MIDDLEWARE += [${entry(i)}]`)),
  ],
  [
    '`MIDDLEWARE.append(…)` statements',
    500,
    (count) => withSettings(SETTINGS + lines(count, (i) => `MIDDLEWARE.append(${entry(i)})`)),
  ],
  ['modules in a diamond of star imports', 60, diamond],
  [
    'plain assignments',
    2_000,
    (count) => withSettings(SETTINGS + lines(count, (i) => `NAME_${i} = 'value ${i}'`)),
  ],
  ['blank lines', 10_000, (count) => withSettings(SETTINGS.replace('DEBUG', `${'\n'.repeat(count)}DEBUG`))],
  ['wildcards in one split_settings pattern', 10, wildcards],
  ['files that one split_settings pattern includes', 100, includedFiles],
  [
    'imports of a root module (NestJS)',
    200,
    (count) => withModule(lines(count, (i) => `import { Name${i} } from 'package-${i}';`)),
  ],
  [
    'elements in `imports` (NestJS)',
    200,
    (count) =>
      withModule(
        lines(count, (i) => `declare class Module${i} {}`),
        lines(count, (i) => `    Module${i},`),
      ),
  ],
  ['files in a diamond of barrels (NestJS)', 500, barrels],
  [
    'kB of an imported JSON (NestJS)',
    500,
    (count) => ({
      ...withModule("import data from './data.json';\n"),
      'src/data.json': JSON.stringify(Array.from({ length: count * 10 }, () => 'a'.repeat(97))),
    }),
  ],
];

function write(folder, files) {
  const common = {
    'manage.py': "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'mysite.settings')\n",
    'mysite/__init__.py': '',
    'mysite/wsgi.py': "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'mysite.settings')\n",
    'requirements.txt': 'Django==5.2\n',
  };
  const all = 'package.json' in files ? files : { ...common, ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** CPU time of a dry run in milliseconds; Infinity where it does not end in time. */
function cpuTime(folder) {
  const argv = ['--import', CPU_TIME, COMMAND, '--dry-run', '--no-install'];
  const options = {
    cwd: folder,
    encoding: 'utf8',
    input: '',
    maxBuffer: 1e9,
    timeout: TIMEOUT,
    killSignal: 'SIGKILL',
  };
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, argv, options);
  if (signal !== null) return Infinity;
  if (status !== 0) throw new Error(`a dry run ended with ${status}:\n${stdout}${stderr}`.slice(0, 5_000));
  return Number(/^CPU time: ([\d.]+) ms$/m.exec(stderr)?.[1]);
}

/** CPU time of the least disturbed dry run on a generated project. */
function measured(files, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'growth-'));
  try {
    write(folder, files);
    const first = cpuTime(folder);
    if (first === Infinity) return first;
    return Math.min(first, ...Array.from({ length: rounds - 1 }, () => cpuTime(folder)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Measures every row: what a dry run takes beyond one on the smallest project, and how that grows.
 * @param {number} [rounds] runs of which the shortest counts: what else runs on the machine only adds to it
 * @returns {{ what: string, sizes: [number, number], seconds: [number, number], ratio: number, holds: boolean }[]}
 *   `seconds` are CPU time, with what the smallest project takes; Infinity for a run that was ended
 */
export function growth(rounds = 5) {
  const bases = [withSettings(SETTINGS), withModule('')].map((files) => measured(files, rounds));
  return ROWS.map(([what, size, project]) => {
    const [django, nest] = bases;
    const base = what.endsWith('(NestJS)') ? nest : django;
    const sizes = [size, 10 * size];
    const [small, large] = sizes.map((count) => measured(project(count), rounds));
    const ratio = Math.max(large - base, NOISE) / Math.max(small - base, NOISE);
    const holds = ratio <= MAX_RATIO && large <= MAX_SECONDS * 1000;
    return { what, sizes, seconds: [small / 1000, large / 1000], ratio, holds };
  });
}

/** The rows as a table in Markdown. */
export function growthTable(rows) {
  const seconds = (time) => (time === Infinity ? `> ${TIMEOUT / 1000} s` : `${time.toFixed(2)} s`);
  const times = (ratio) => (Number.isFinite(ratio) ? `${ratio.toFixed(1)} ×` : 'unknown');
  const head = `| what grows | from | to | takes | then (at most ${MAX_SECONDS} s) | growth (at most ${MAX_RATIO} ×) | ok |`;
  const body = rows.map(({ what, sizes: [from, to], seconds: [small, large], ratio, holds }) =>
    [what, from, to, seconds(small), seconds(large), times(ratio), holds ? 'yes' : 'NO'].join(' | '),
  );
  return [head, `|${' --- |'.repeat(7)}`, ...body.map((row) => `| ${row} |`)].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = growth();
  console.log(growthTable(rows));
  if (!rows.every(({ holds }) => holds)) process.exitCode = 1;
}
