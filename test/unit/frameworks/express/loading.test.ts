import { describe, expect, it } from 'vitest';
import { detectExpress } from '../../../../src/frameworks/express/detect.js';
import { openTestContext } from '../../../support/context.js';
import { memoryDisk, ROOT } from '../../../support/memory-disk.js';

const SERVER = "const express = require('express');\nconst app = express();\napp.listen(3000);\n";

/** What the application loads, with a start script and code before the application. */
async function loadingOf(script: string, code = ''): Promise<string> {
  const manifest = { scripts: { start: script }, dependencies: { express: '^5.1.0', dotenv: '^16.4.5' } };
  const { fs } = memoryDisk([
    ['package.json', JSON.stringify(manifest)],
    ['server.js', code + SERVER],
  ]);
  const { context } = await openTestContext({ fs, root: ROOT });
  const { workspace, git } = context;
  const { loading } = (await detectExpress({ workspace, git, folder: '' })).app;
  return [loading.kind, ...loading.paths, loading.early ? 'early' : 'late'].join(' ');
}

describe('what loads the env file', () => {
  it.each([
    ['node --env-file=.env server.js', 'script .env early'],
    ['node --env-file-if-exists=./.env.local server.js', 'script .env.local early'],
    ['node -r dotenv/config server.js', 'script .env early'],
    ['node --import dotenv/config server.js', 'script .env early'],
    ['env-cmd -f config/dev.env node server.js', 'script config/dev.env early'],
    ['env-cmd node server.js', 'script .env early'],
    ['dotenvx run -- node server.js', 'script .env early'],
    ['bun server.js', 'script .env early'],
    ['node server.js', 'none late'],
    ['node --enable-source-maps server.js', 'none late'],
  ])('is seen in the start script: %s', async (script, loading) => {
    expect(await loadingOf(script)).toBe(loading);
  });

  it.each([
    ["require('dotenv').config();\n", 'code .env early'],
    ["require('dotenv/config');\n", 'code .env early'],
    ["require('dotenv').config({ path: ['.env.local', '.env'] });\n", 'code .env.local .env early'],
    [
      "const path = require('path');\nrequire('dotenv').config({ path: path.join(__dirname, 'dev.env') });\n",
      'code dev.env early',
    ],
    ['process.loadEnvFile();\n', 'code .env early'],
    ["require('dotenv').config({ path: file });\n", 'code early'],
    ["const load = () => require('dotenv').config();\n", 'code .env late'],
  ])('is seen in the code: %s', async (code, loading) => {
    expect(await loadingOf('node server.js', code)).toBe(loading);
  });
});
