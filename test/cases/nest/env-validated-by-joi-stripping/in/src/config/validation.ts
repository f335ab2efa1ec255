import Joi from 'joi';

export const validationSchema = Joi.object<Env, true>({
  PORT: Joi.number().default(3000),
}).required();

interface Env {
  PORT: number;
}
