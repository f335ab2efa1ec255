import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

/** A package as the registry has it. */
export interface Published {
  readonly version: string;
  /** Path of the packed file. */
  readonly tarball: string;
  /** As in its package.json. */
  readonly bin?: Readonly<Record<string, string>>;
}

export interface Registry {
  readonly url: string;
  close(): void;
}

/**
 * An npm registry on this machine that has the given packages, in the one version each, and no other. Every package
 * manager that speaks the registry's protocol can install from it.
 * @param packages name to version and tarball
 */
export async function openRegistry(packages: Readonly<Record<string, Published>>): Promise<Registry> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    const [name = '', file] = path.split('/-/');
    const found = packages[name];
    if (found === undefined) return void response.writeHead(404).end('{}');
    void readFile(found.tarball).then((bytes) => {
      response.end(file === undefined ? document(name, found, bytes, url()) : bytes);
    });
  });
  const url = (): string => {
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: url(),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md */
function document(name: string, { version, bin }: Published, tarball: Buffer, url: string): string {
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  const shasum = createHash('sha1').update(tarball).digest('hex');
  const dist = { tarball: `${url}/${name}/-/package-${version}.tgz`, integrity, shasum };
  const versions = { [version]: { name, version, dist, ...(bin && { bin }) } };
  // Old enough for managers that wait before they trust a release.
  const time = { created: '2020-01-01T00:00:00.000Z', [version]: '2020-01-01T00:00:00.000Z' };
  return JSON.stringify({ name, 'dist-tags': { latest: version }, versions, time });
}
