// Loaded before the command: sends it the signal STOP_WITH in front of point number STOP_AT (1-based), and says so in the
// file STOP_NOTE. A point is a call that changes the disk, or the start of a program. One that is new in the code is
// covered without a word here: only what is known to change nothing is left out.
import childProcess from 'node:child_process';
import fs from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';

const READING = new Set([
  'access',
  'lstat',
  'opendir',
  'readFile',
  'readdir',
  'readlink',
  'realpath',
  'stat',
  'statfs',
]);
const ON_FILE = ['chmod', 'chown', 'close', 'datasync', 'sync', 'truncate', 'write', 'writeFile'];
const stopAt = Number(process.env['STOP_AT']);
let points = 0;

function watch(target, names) {
  for (const name of names) {
    const original = target[name].bind(target);
    target[name] = async (...args) => {
      const reads = name === 'open' && args[1] !== 'wx';
      // A signal reaches its listener in a later turn.
      if (!reads && stop()) await wait(5);
      const result = await original(...args);
      if (name === 'open' && !reads) watch(result, ON_FILE);
      return result;
    };
  }
}

function stop() {
  points += 1;
  if (points !== stopAt) return false;
  writeFileSync(process.env['STOP_NOTE'], String(points));
  process.kill(process.pid, process.env['STOP_WITH']);
  return true;
}

watch(
  fs,
  Object.keys(fs).filter((name) => typeof fs[name] === 'function' && !READING.has(name)),
);

const { spawn } = childProcess;
childProcess.spawn = (...args) => {
  stop();
  return spawn(...args);
};
syncBuiltinESMExports();
