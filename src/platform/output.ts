import { fstatSync, write } from 'node:fs';
import { conceal } from '../model/secret.js';
import { systemCode, systemReason } from './file-system.js';

/** Where the process prints to. */
interface Sink {
  readonly isTTY: boolean;
  /** Of the terminal; 80 where there is none. */
  readonly columns: number;
  write(text: string): void;
}

const WIDTH = 80;

export interface Output {
  readonly stdout: Sink;
  readonly stderr: Sink;
}

/**
 * The stdout and stderr of the process. A reader that goes away (`… | head`) does not end a run that is writing files.
 * Node's own streams take long to load, and only a terminal needs them.
 * @param onLoss is told why what was to go to stdout is lost, where that is no reader that went away
 */
export function openOutput(onLoss: (reason: string) => void): Output {
  const failed = (fd: number, error: unknown): void => {
    if (fd === 1 && systemCode(error) !== 'EPIPE') onLoss(systemReason(error));
  };
  const queue = new WriteQueue(failed);
  const sink = (fd: 1 | 2): Sink =>
    isFileOrPipe(fd)
      ? {
          isTTY: false,
          columns: WIDTH,
          write: (text) => {
            queue.add(fd, text);
          },
        }
      : streamSink(fd === 1 ? process.stdout : process.stderr, (error) => {
          failed(fd, error);
        });
  return { stdout: sink(1), stderr: sink(2) };
}

/** Whatever goes wrong, and whoever prints it, a secret of this run does not leave it. */
export function concealing({ stdout, stderr }: Output, secrets: readonly string[]): Output {
  const safe = (sink: Sink): Sink => ({
    ...sink,
    write: (text) => {
      sink.write(conceal(text, secrets));
    },
  });
  return { stdout: safe(stdout), stderr: safe(stderr) };
}

function streamSink(stream: NodeJS.WriteStream, onError: (error: unknown) => void): Sink {
  stream.on('error', onError);
  return {
    isTTY: stream.isTTY,
    columns: stream.isTTY ? stream.columns : WIDTH,
    write: (text) => {
      stream.write(text);
    },
  };
}

/** Windows prints to a console in a way of its own, and a pipe of Windows is no pipe here. */
function isFileOrPipe(fd: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const stats = fstatSync(fd);
    return stats.isFile() || stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}

interface Piece {
  readonly fd: number;
  readonly text: string;
}

/** In milliseconds. */
const A_MOMENT = 5;

/**
 * Prints one text after the other, whatever they are printed to: what is read together (`2>&1`) keeps its order. It is done
 * by a thread, so that a reader that takes its time (`… | less`) does not hold up the run, nor an interruption. The process
 * does not end before all is printed.
 */
export class WriteQueue {
  private pieces: Piece[] = [];
  private busy = false;
  /** Nobody reads them any more. */
  private readonly closed = new Set<number>();

  /** @param onFailure is told why what was to be printed is lost, unless its reader went away */
  constructor(private readonly onFailure: (fd: number, error: unknown) => void = () => undefined) {}

  add(fd: number, text: string): void {
    this.pieces.push({ fd, text });
    if (!this.busy) this.next();
  }

  private next(): void {
    const [first] = this.pieces;
    this.busy = first !== undefined;
    if (first === undefined) return;
    // All that has come for the same reader meanwhile goes in one.
    const other = this.pieces.findIndex(({ fd }) => fd !== first.fd);
    const texts = this.pieces.splice(0, other < 0 ? this.pieces.length : other).map(({ text }) => text);
    this.print(first.fd, Buffer.from(texts.join('')));
  }

  private print(fd: number, bytes: Buffer): void {
    if (bytes.length === 0 || this.closed.has(fd)) {
      this.next();
      return;
    }
    write(fd, bytes, (error, written) => {
      if (error === null) this.print(fd, bytes.subarray(written));
      // The pipe is full, and another process has set it not to wait.
      else if (systemCode(error) === 'EAGAIN') {
        setTimeout(() => {
          this.print(fd, bytes);
        }, A_MOMENT);
      } else {
        this.closed.add(fd);
        if (systemCode(error) !== 'EPIPE') this.onFailure(fd, error);
        this.next();
      }
    });
  }
}
