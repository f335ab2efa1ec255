// Loaded before the command: every call to the disk takes DISK_DELAY milliseconds longer, as on a network share.
import fs from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const delay = Number(process.env['DISK_DELAY']);

for (const [name, original] of Object.entries(fs)) {
  if (typeof original !== 'function') continue;
  fs[name] = async (...args) => {
    await wait(delay);
    return original(...args);
  };
}
