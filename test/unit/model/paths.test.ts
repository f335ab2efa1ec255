import { expect, it } from 'vitest';
import { folderOf } from '../../../src/model/paths.js';

it.each(['apps/api/src', '/apps/api', '/', '../apps', '..', '../..', './', 'C:/apps'])(
  'every walk upwards from %j ends at the root',
  (path) => {
    let steps = 0;
    for (let current = path; current !== ''; steps += 1) {
      const above = folderOf(current);
      expect(above.length).toBeLessThan(current.length);
      current = above;
    }
    expect(steps).toBeLessThan(5);
  },
);
