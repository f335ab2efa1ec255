import { number, object, string } from 'yup';

const schema = object()
  .shape({
    PORT: number().default(3000),
    WRISTBAND_CLIENT_ID: string().required(),
    WRISTBAND_CLIENT_SECRET: string().required(),
    WRISTBAND_APPLICATION_VANITY_DOMAIN: string().required(),
    WRISTBAND_SESSION_SECRET: string().min(32).required(),
  })
  .noUnknown();

export const validate = (config: Record<string, unknown>) => schema.validateSync(config);
