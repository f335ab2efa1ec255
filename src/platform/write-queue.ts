import { write } from 'node:fs';
import { systemCode } from './file-system.js';

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
