// Loaded before the command: sends it the signal STOP_WITH in front of point number STOP_AT (1-based), and says so in the
// file STOP_NOTE. A point is a call that changes the disk, or the start of a program. One that is new in the code is
// covered without a word here: only what is known to change nothing is left out.
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout } from 'node:timers';

const READING =
  /^(access|close|exists|fstat|lstat|opendir|read|readFile|readdir|readlink|readv|realpath|stat|statfs)$/;
const { writeFileSync } = fs;
const stopAt = Number(process.env['STOP_AT']);
let points = 0;

function stop() {
  points += 1;
  if (points !== stopAt) return false;
  writeFileSync(process.env['STOP_NOTE'], String(points));
  process.kill(process.pid, process.env['STOP_WITH']);
  return true;
}

/** In the form that calls back, the one that promises, or the one that waits. */
function watch(target, name) {
  const original = target[name];
  target[name] = (...args) => {
    const reads = /^open(Sync)?$/.test(name) && args[1] !== 'wx';
    const prints = name === 'write' && (args[0] === 1 || args[0] === 2);
    const go = () => original.apply(target, args);
    // A signal reaches its listener in a later turn.
    return !reads && !prints && stop() && typeof args.at(-1) === 'function' ? setTimeout(go, 5) : go();
  };
}

for (const name of Object.keys(fs)) {
  const isCall = typeof fs[name] === 'function' && /^[a-z]/.test(name);
  if (isCall && !READING.test(name.replace(/Sync$/, ''))) watch(fs, name);
}
for (const name of Object.keys(fs.promises)) {
  if (typeof fs.promises[name] === 'function' && !READING.test(name)) watch(fs.promises, name);
}
watch(childProcess, 'spawn');
syncBuiltinESMExports();
