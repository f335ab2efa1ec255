// Fills the pipe that is its stdout (Linux alone shows it as a file that can be opened once more).
import { Buffer } from 'node:buffer';
import { constants, openSync, writeSync } from 'node:fs';

const pipe = openSync('/proc/self/fd/1', constants.O_WRONLY | constants.O_NONBLOCK);
for (const size of [4096, 1]) {
  try {
    for (;;) writeSync(pipe, Buffer.alloc(size, ' '));
  } catch (error) {
    if (error.code !== 'EAGAIN') throw error;
  }
}
