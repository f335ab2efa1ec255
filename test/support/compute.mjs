// Loaded before the command: reading the file COMPUTE_AT takes a minute of computation, and says so on stderr.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { readFileSync, writeSync } = fs;

fs.readFileSync = (path, ...rest) => {
  if (String(path).endsWith(process.env['COMPUTE_AT'])) {
    writeSync(2, 'computing\n');
    const end = Date.now() + 60_000;
    while (Date.now() < end);
  }
  return readFileSync(path, ...rest);
};
syncBuiltinESMExports();
