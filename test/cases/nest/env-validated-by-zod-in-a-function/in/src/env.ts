import * as zod from 'zod';

export const EnvSchema = zod
  .object({ PORT: zod.string().optional(), OVEN: zod.string() })
  .refine(({ OVEN }) => OVEN !== 'cold');

export function validate(config: Record<string, unknown>) {
  const result = EnvSchema.safeParse(config);
  if (!result.success) {
    throw new Error(result.error.message);
  }
  return result.data;
}
