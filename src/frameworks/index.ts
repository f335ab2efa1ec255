import type { Framework } from '../model/framework.js';
import { recogniseDjango, recogniseDjangoBelow } from './django/project/find.js';
import { frameworkEntries } from './entries.js';
import { recogniseExpress, recogniseExpressBelow } from './express/project/find.js';
import { recogniseFastapi, recogniseFastapiBelow } from './fastapi/project/find.js';
import { recogniseNest, recogniseNestBelow } from './nest/project/applications.js';

type Looks = Pick<Framework, 'recognise' | 'recogniseBelow' | 'load'>;

/** Light looks first; a framework's parser is loaded only when that framework was chosen. */
const looks = {
  nest: {
    recognise: recogniseNest,
    recogniseBelow: recogniseNestBelow,
    load: () => import('./nest/index.js'),
  },
  express: {
    recognise: recogniseExpress,
    recogniseBelow: recogniseExpressBelow,
    load: () => import('./express/index.js'),
  },
  django: {
    recognise: recogniseDjango,
    recogniseBelow: recogniseDjangoBelow,
    load: () => import('./django/index.js'),
  },
  fastapi: {
    recognise: recogniseFastapi,
    recogniseBelow: recogniseFastapiBelow,
    load: () => import('./fastapi/index.js'),
  },
} satisfies Record<(typeof frameworkEntries)[number]['name'], Looks>;

/** The registry. */
export const frameworks: readonly Framework[] = frameworkEntries.map((entry) => ({
  ...entry,
  ...looks[entry.name],
}));
