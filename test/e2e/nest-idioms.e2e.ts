import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { describeWith } from './available.js';
import { discard, edit } from './folders.js';
import { build, installPackages, nestServer } from './nest-app.js';
import { APPLY, newStart, patch } from './nest-patch.js';
import { whileRunning } from './server.js';
import { proveSession } from './session-proof.js';

/** Ways to use ConfigModule that keep a patched application from starting where they are not seen. */
const IDIOMS = [
  {
    title: 'a configuration that loads asynchronously',
    packages: [],
    options: 'isGlobal: true, load: [later]',
    code: `
import { setTimeout } from 'node:timers/promises';

export const later = async () => {
  await setTimeout(300);
  return { oven: 230 };
};
`,
  },
  {
    title: 'a zod schema that drops what it does not name',
    packages: ['zod@4'],
    options: 'validate: later.parse',
    code: `
import { z } from 'zod';

export const later = z.object({
  PORT: z.string().optional(),
});
`,
  },
  {
    title: 'a Joi schema that rejects what it does not name',
    packages: ['joi@17'],
    options: 'validationSchema: later, ignoreEnvVars: true, validationOptions: { allowUnknown: false }',
    code: `
import * as Joi from 'joi';

export const later = Joi.object({
  PORT: Joi.string(),
});
`,
  },
  {
    title: 'class-validator with a whitelist',
    packages: ['class-validator@0.14', 'class-transformer@0.5'],
    options: 'validate: later',
    code: `
import { plainToInstance } from 'class-transformer';
import { IsOptional, IsString, validateSync } from 'class-validator';

class Environment {
  @IsOptional()
  @IsString()
  PORT?: string;
}

export function later(config: Record<string, unknown>) {
  const validated = plainToInstance(Environment, config);
  const errors = validateSync(validated, { whitelist: true });
  if (errors.length > 0) throw new Error(errors.toString());
  return validated;
}
`,
  },
];

describeWith(['cli', 'nest'], 'Nest 11', () => {
  describe.each(IDIOMS)('with $title', ({ packages, options, code }) => {
    it('is patched, starts, and has a session', async () => {
      const app = await newStart(11, 'default', 'untouched');
      await installPackages(app, ['@nestjs/config@4', ...packages]);
      await writeFile(join(app, 'src', 'environment.ts'), code.trimStart());
      await edit(join(app, 'src', 'app.module.ts'), [
        ['imports: [', `imports: [ConfigModule.forRoot({ ${options} }), `],
        [
          '@Module(',
          `import { ConfigModule } from '@nestjs/config';\nimport { later } from './environment';\n\n@Module(`,
        ],
      ]);
      await patch(app, APPLY);
      await build(app);
      await whileRunning(nestServer(app), (url) =>
        proveSession(url, { cookieName: 'session', secure: true }),
      );
      await discard(app);
    });
  });
});
