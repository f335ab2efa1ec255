// Loaded before the command: sends it the signal STOP_WITH in front of changing call number STOP_AT (1-based), and
// says so in the file STOP_NOTE. A call that is new in the code is a new point without a word here.
import fs from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const ON_DISK = ['chmod', 'mkdir', 'open', 'rename', 'rmdir', 'unlink'];
const ON_FILE = ['writeFile', 'sync', 'close'];
const point = Number(process.env['STOP_AT']);
let calls = 0;

function watch(target, names) {
  for (const name of names) {
    const original = target[name].bind(target);
    target[name] = async (...args) => {
      const reads = name === 'open' && args[1] !== 'wx';
      if (!reads) await stop();
      const result = await original(...args);
      if (name === 'open' && !reads) watch(result, ON_FILE);
      return result;
    };
  }
}

async function stop() {
  calls += 1;
  if (calls !== point) return;
  writeFileSync(process.env['STOP_NOTE'], String(calls));
  process.kill(process.pid, process.env['STOP_WITH']);
  // A signal reaches its listener in a later turn.
  await wait(5);
}

watch(fs, ON_DISK);
