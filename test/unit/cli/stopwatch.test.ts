import { expect, it } from 'vitest';
import { openStopwatch } from '../../../src/cli/main.js';

it('counts the time of each step, also of one that comes again', () => {
  const times = [40, 50.4, 60, 75];
  const stopwatch = openStopwatch(() => times.shift() ?? 0);
  stopwatch.lap('start');
  stopwatch.lap('load');
  stopwatch.lap('detect');
  stopwatch.lap('load');
  expect(stopwatch.report()).toBe('Timing: start 40 ms, load 25 ms, detect 10 ms; 75 ms in total.');
});
