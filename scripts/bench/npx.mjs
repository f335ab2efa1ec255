import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { run } from './measure.mjs';

/**
 * `npx <package>` from an empty cache of npm. The packages come from a registry on this machine, so that no network is
 * measured.
 * @param {string} folder a scratch folder
 * @param {Readonly<Record<string, string>>} sources by name: what `npm pack` takes
 * @returns works by package name, and what closes the registry
 */
export async function coldNpx(folder, sources) {
  const packages = new Map();
  for (const [name, source] of Object.entries(sources)) packages.set(name, await pack(folder, source));
  const server = createServer((request, response) => {
    const [name, file] = decodeURIComponent(request.url).slice(1).split('/-/');
    const found = packages.get(name);
    if (found === undefined) response.writeHead(404).end('{}');
    else response.end(file === undefined ? documentOf(found, server.address().port) : found.bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cache = join(folder, 'npm-cache');
  const env = {
    npm_config_cache: cache,
    npm_config_registry: `http://127.0.0.1:${server.address().port}/`,
    npm_config_update_notifier: 'false',
    npm_config_loglevel: 'error',
  };
  return {
    work(argv, cwd, before) {
      const empty = () => {
        rmSync(cache, { recursive: true, force: true });
        before();
      };
      return { argv: ['npx', '--yes', ...argv], cwd, env, before: empty };
    },
    packages,
    close: () => server.close(),
  };
}

async function pack(folder, source) {
  const place = join(folder, 'packed');
  mkdirSync(place, { recursive: true });
  const argv = [
    'npm',
    'pack',
    source,
    '--json',
    '--ignore-scripts',
    '--loglevel=error',
    '--pack-destination',
    place,
  ];
  // The registry that this asks may need certificates.
  const { NODE_EXTRA_CA_CERTS = '' } = process.env;
  const { stdout } = await run({ argv, cwd: folder, env: { NODE_EXTRA_CA_CERTS } });
  const [{ filename }] = Object.values(JSON.parse(stdout));
  const bytes = readFileSync(join(place, filename));
  const { stdout: text } = await run({
    argv: ['tar', '-xzOf', join(place, filename), 'package/package.json'],
  });
  return { manifest: JSON.parse(text), bytes };
}

/** https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md */
function documentOf({ manifest, bytes }, port) {
  const { name, version } = manifest;
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  const dist = { tarball: `http://127.0.0.1:${port}/${name}/-/package.tgz`, integrity };
  return JSON.stringify({
    name,
    'dist-tags': { latest: version },
    versions: { [version]: { ...manifest, dist } },
  });
}
