import { schemaFor } from '@bakery/env';

const schema = schemaFor('api');

export const validate = (config: Record<string, unknown>) => schema.validateSync(config);
