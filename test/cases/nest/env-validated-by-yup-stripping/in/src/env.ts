import * as yup from 'yup';

const schema = yup.object({
  PORT: yup.number().default(3000),
});

export const validate = (config: Record<string, unknown>) =>
  schema.validateSync(config, { stripUnknown: true });
