import { number, object } from 'yup';

const schema = object()
  .shape({
    PORT: number().default(3000),
  })
  .noUnknown();

export const validate = (config: Record<string, unknown>) => schema.validateSync(config);
