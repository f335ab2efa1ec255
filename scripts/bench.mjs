// Prints the table of README, "How fast": ratios from one interleaved run, medians of at least 15 rounds.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { djangoApp, nestApp, patchable, surround } from './bench/apps.mjs';
import { medians, peakMemory, run } from './bench/measure.mjs';

const rounds = Math.max(15, Number(process.argv[2] ?? 15));
const project = fileURLToPath(new URL('..', import.meta.url));
const command = [process.execPath, join(project, 'bin', 'create-wristband-session.cjs')];
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const cache = join(folder, 'cache');
const quiet = [...command, '--yes', '--no-install'];

/** A run that has compiled code from earlier ones, or none. */
function inPlace(place, restore, isFirst = false) {
  const home = isFirst ? join(folder, 'empty-cache') : cache;
  const before = () => {
    restore();
    if (isFirst) rmSync(home, { recursive: true, force: true });
  };
  return { argv: quiet, cwd: place, env: { XDG_CACHE_HOME: home }, before };
}

function installing(what) {
  const place = mkdtempSync(join(folder, 'install-'));
  const before = () => {
    for (const name of readdirSync(place)) rmSync(join(place, name), { recursive: true, force: true });
  };
  const argv = ['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--prefix', place, what];
  return { argv, cwd: place, before };
}

try {
  process.stderr.write('Preparing …\n');
  const generated = nestApp();
  const django = djangoApp(folder);
  const places = Object.fromEntries(
    ['nest', 'large', 'generator', 'django'].map((name) => [name, join(folder, name)]),
  );
  const restoreNest = patchable(generated, places.nest);
  const restoreLarge = patchable(generated, places.large);
  const restoreGenerator = patchable(generated, places.generator);
  surround(places.large);
  const packed = run({ argv: ['npm', 'pack', '--silent', '--pack-destination', folder], cwd: project });
  const tarball = join(folder, packed.stdout.trim().split('\n').at(-1));
  const generator = join(generated, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const environment = { XDG_CACHE_HOME: cache };
  mkdirSync(cache);

  const bare = { argv: [process.execPath, '-e', '0'] };
  const works = {
    bare,
    version: { argv: [...command, '--version'], env: environment },
    help: { argv: [...command, '--help'], env: environment },
    nestFirst: inPlace(places.nest, restoreNest, true),
    nest: inPlace(places.nest, restoreNest),
    generator: {
      argv: [process.execPath, generator, 'g', 'module', 'x'],
      cwd: places.generator,
      before: restoreGenerator,
    },
    large: inPlace(places.large, restoreLarge),
  };
  const installations = { install: installing(tarball) };
  const createVite = installing('create-vite');
  if (django !== undefined) {
    const restoreDjango = patchable(django, places.django);
    rmSync(join(places.django, '.git'), { recursive: true });
    works.django = inPlace(places.django, restoreDjango);
  }
  process.stderr.write(`Measuring ${rounds} rounds …\n`);
  medians(works, bare, 1);
  const found = medians(works, bare, rounds);
  // By themselves: what npm leaves for the disk to do would hold up whatever comes next.
  medians(installations, createVite, 1);
  const { install } = medians(installations, createVite, rounds);
  const times = (ratio) => `${ratio.toFixed(2)} ×`;
  const ratio = (name) => times(found[name].ratio);
  const against = (name, other) => times(found[name].time / found[other].time);
  const memory = (name) => `${Math.round(peakMemory(works[name], 5))} MiB`;
  const rows = [
    ['`--version`', '1.4 × bare `node -e 0`', ratio('version')],
    ['`--help`', '1.4 × bare `node -e 0`', ratio('help')],
    ...(django === undefined ? [] : [['Django, fresh `startproject`', '1.9 × bare node', ratio('django')]]),
    ['NestJS, fresh `nest new` 11, first run', '5.0 × bare node', ratio('nestFirst')],
    ['NestJS, with compiled code from an earlier run', '3.0 × bare node', ratio('nest')],
    ['NestJS, against `nest g module x` on the same app', '0.25 ×', against('nest', 'generator')],
    ['NestJS, among 20,000 source files in 5,000 folders', '1.15 × the fresh app', against('large', 'nest')],
    ...(django === undefined ? [] : [['peak memory, Django', '70 MiB', memory('django')]]),
    ['peak memory, NestJS, first run', '130 MiB', memory('nestFirst')],
    ['`npm install` of the package, against `create-vite`', '1.3 ×', times(install.ratio)],
  ];
  const today = new Date().toISOString().slice(0, 10);
  console.log(
    `${today}, Node ${process.version}, medians of ${rounds}; bare node took ${Math.round(found.bare.time)} ms.\n`,
  );
  console.log('| work | at most | measured |\n| --- | --- | --- |');
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
