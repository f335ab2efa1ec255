import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { edit } from './folders.js';
import { importSuffix, type NestMajor } from './nest-app.js';

/** Adds a controller that writes and reads the session, as a user's own code does. */
export async function addProbe(app: string, major: NestMajor): Promise<void> {
  const suffix = importSuffix(major);
  await writeFile(join(app, 'src', 'probe.controller.ts'), PROBE);
  await edit(join(app, 'src', 'app.module.ts'), [
    [
      `import { AppService }`,
      `import { ProbeController } from './probe.controller${suffix}';\nimport { AppService }`,
    ],
    [`controllers: [AppController]`, `controllers: [AppController, ProbeController]`],
  ]);
}

const PROBE = `import { Controller, Get, Query, Req } from '@nestjs/common';

interface WithSession {
  session: { value?: string; save(): Promise<void> };
}

@Controller('probe')
export class ProbeController {
  @Get('write')
  async write(@Req() request: WithSession, @Query('value') value: string) {
    request.session.value = value;
    await request.session.save();
    return JSON.stringify(value);
  }

  @Get('read')
  read(@Req() request: WithSession) {
    return JSON.stringify(request.session.value ?? null);
  }
}
`;
