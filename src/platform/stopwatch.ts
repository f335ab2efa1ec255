import type { Lap, Step } from '../model/context.js';

export interface Stopwatch {
  readonly lap: Lap;
  /** One line of whole milliseconds, the steps in the order in which they first ended. */
  report(): string;
}

/** @param now milliseconds since the process began */
export function openStopwatch(now: () => number): Stopwatch {
  const spent = new Map<Step, number>();
  let last = 0;
  return {
    lap: (step) => {
      const time = now();
      spent.set(step, (spent.get(step) ?? 0) + time - last);
      last = time;
    },
    report: () => {
      const parts = [...spent].map(([step, time]) => `${step} ${Math.round(time)} ms`);
      return `Timing: ${parts.join(', ')}; ${Math.round(last)} ms in all.`;
    },
  };
}
