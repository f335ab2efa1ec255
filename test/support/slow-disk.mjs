// Loaded before the command: every call to the disk takes DISK_DELAY milliseconds longer, as on a network share.
import fs from 'node:fs';
import { setTimeout } from 'node:timers';

const delay = Number(process.env['DISK_DELAY']);
const nothing = new Int32Array(new SharedArrayBuffer(4));

/** A call that waits for the disk stops the program, one that calls back lets it go on. */
function slow(target, name) {
  const original = target[name];
  const slowly = (...args) => {
    if (typeof args.at(-1) === 'function') return setTimeout(() => original.apply(target, args), delay);
    Atomics.wait(nothing, 0, 0, delay);
    return original.apply(target, args);
  };
  target[name] = Object.assign(slowly, original);
}

for (const [name, member] of Object.entries(fs)) {
  if (typeof member === 'function' && /^[a-z]/.test(name)) slow(fs, name);
}
slow(fs.realpathSync, 'native');
