import Joi from 'joi';

export const validationSchema = Joi.object<Env, true>({
  PORT: Joi.number().default(3000),
  WRISTBAND_CLIENT_ID: Joi.string().required(),
  WRISTBAND_CLIENT_SECRET: Joi.string().required(),
  WRISTBAND_APPLICATION_VANITY_DOMAIN: Joi.string().required(),
  WRISTBAND_SESSION_SECRET: Joi.string().min(32).required(),
}).required();

interface Env {
  PORT: number;
}
