import type { Prompt, Shell } from '../model/context.js';
import { ExitCode, interrupted } from '../model/errors.js';

const EXIT_CODES = {
  SIGINT: ExitCode.interrupted,
  SIGTERM: ExitCode.terminated,
  SIGHUP: ExitCode.hungUp,
} as const;

type Signal = keyof typeof EXIT_CODES;

const SIGNALS: readonly Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * How a run ends on a signal. While nothing is open that must be closed, the system ends the process at once, which it
 * also does in the midst of a computation. While a question, another program or a file is open, a signal asks the run to
 * stop where nothing is half-done. A second one says no more: under npx, one Ctrl-C comes from the terminal and once more
 * from npm.
 */
export class Interruption {
  private readonly controller = new AbortController();
  private received: Signal | undefined;
  private open = 0;
  private isWriting = false;

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Files are about to be written: from now on the run says itself where it ends. */
  readonly beforeWriting = (): void => {
    if (!this.isWriting) this.listen();
    this.isWriting = true;
  };

  /** Work that waits for a person or for another program. */
  async during<Value>(work: () => Promise<Value>): Promise<Value> {
    this.listen();
    const result = await work().finally(() => {
      this.unlisten();
    });
    if (this.signal.aborted && !this.isWriting) throw interrupted();
    return result;
  }

  /** The same shell, whose programs are ended before the run is. */
  overShell(shell: Shell): Shell {
    return {
      run: (argv, input) => this.during(() => shell.run(argv, input)),
      follow: (argv, folder, watch) => this.during(() => shell.follow(argv, folder, watch)),
    };
  }

  /** The same prompt, which leaves the terminal as it was. */
  overPrompt(prompt: Prompt): Prompt {
    return {
      interactive: prompt.interactive,
      confirm: (message, initial) => this.during(() => prompt.confirm(message, initial)),
      select: (message, choices, initial) => this.during(() => prompt.select(message, choices, initial)),
    };
  }

  /** The exit code of a run: as shells have it, that of an interrupted one tells the signal. */
  exitCodeFor(exitCode: ExitCode): ExitCode {
    const isBySignal = exitCode === ExitCode.interrupted && this.received !== undefined;
    return isBySignal ? EXIT_CODES[this.received ?? 'SIGINT'] : exitCode;
  }

  /** The run is over; who does not read what it prints must not keep it. */
  end(): void {
    this.open = 1;
    this.unlisten();
  }

  private listen(): void {
    this.open += 1;
    if (this.open === 1) for (const name of SIGNALS) process.on(name, this.stop);
  }

  private unlisten(): void {
    this.open -= 1;
    if (this.open === 0) for (const name of SIGNALS) process.off(name, this.stop);
  }

  private readonly stop = (name: Signal): void => {
    this.received ??= name;
    this.controller.abort();
  };
}
