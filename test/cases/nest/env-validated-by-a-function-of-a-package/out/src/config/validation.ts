import Joi, { type ObjectSchema } from 'joi';
import { schemaFor } from '@bakery/env';

export const validationSchema: ObjectSchema = schemaFor({
  OVEN_URL: Joi.string().required(),
  PORT: Joi.number(),
  WRISTBAND_CLIENT_ID: Joi.string().required(),
  WRISTBAND_CLIENT_SECRET: Joi.string().required(),
  WRISTBAND_APPLICATION_VANITY_DOMAIN: Joi.string().required(),
  WRISTBAND_SESSION_SECRET: Joi.string().min(32).required(),
});
