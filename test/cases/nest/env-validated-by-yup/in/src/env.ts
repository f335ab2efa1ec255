import * as yup from 'yup';

const portRule = yup.number().positive();

const schema = yup.object({
  PORT: portRule.default(3000).required(),
  FLOUR: yup.string().oneOf(['rye', 'spelt']).required(),
});

export const validate = (config: Record<string, unknown>) => {
  schema.validateSync(config, { abortEarly: false });
  return schema.cast(config);
};
