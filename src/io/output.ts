import fs from 'node:fs';
import { systemCode } from './file-system.js';

/** Where text goes that the process prints. */
export interface Output {
  readonly isTTY: boolean;
  readonly write: (text: string) => void;
}

/** How long a full pipe is left alone before the next try, in milliseconds. */
const A_MOMENT = 5;

/**
 * One of the process's own output streams. A pipe or a file is written to directly, which spares what sockets and terminals
 * take to load. A reader that goes away (`… | head`) does not end a run that is writing files.
 * @param number its file descriptor: 1 for stdout, 2 for stderr
 * @param stream gives Node's own object for it, which is made when it is first asked for
 */
export function openOutput(number: number, stream: () => NodeJS.WriteStream): Output {
  if (!isPipeOrFile(number)) return nodeOutput(stream());
  return {
    isTTY: false,
    write: (text) => {
      writeAll(number, Buffer.from(text));
    },
  };
}

function nodeOutput(stream: NodeJS.WriteStream): Output {
  stream.on('error', () => undefined);
  return { isTTY: stream.isTTY, write: (text) => void stream.write(text) };
}

/** Windows' pipes are left to Node, and what is closed or a device. */
function isPipeOrFile(number: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const stats = fs.fstatSync(number);
    return stats.isFIFO() || stats.isSocket() || stats.isFile();
  } catch {
    return false;
  }
}

function writeAll(number: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += fs.writeSync(number, bytes, at);
    } catch (error) {
      if (systemCode(error) !== 'EAGAIN') return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, A_MOMENT);
    }
  }
}
