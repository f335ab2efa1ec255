import * as yup from 'yup';

const schema = yup.object({
  PORT: yup.number().default(3000),
  WRISTBAND_CLIENT_ID: yup.string().required(),
  WRISTBAND_CLIENT_SECRET: yup.string().required(),
  WRISTBAND_APPLICATION_VANITY_DOMAIN: yup.string().required(),
  WRISTBAND_SESSION_SECRET: yup.string().min(32).required(),
});

export const validate = (config: Record<string, unknown>) =>
  schema.validateSync(config, { stripUnknown: true });
