// Runs in Windows' own Node: applies a plan while this process itself has one of its files open, for itself alone.
// The command line: the project's folder, the file, for how long (in milliseconds). Prints what came of it as JSON.
import { closeSync, constants, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers';

const { plan, apply } = createRequire(join(process.cwd(), 'package.json'))('./dist/index.cjs');
const [cwd, file, time] = process.argv.slice(2);
/** libuv's UV_FS_O_EXLOCK, which Node has no name for. */
const FOR_ITSELF = 0x10000000;

process.env.Path = '';
const planned = await plan({ cwd });
const held = openSync(join(cwd, file), constants.O_RDWR | FOR_ITSELF);
setTimeout(() => closeSync(held), Number(time)).unref();
const { status, exitCode, message, hint } = await apply(planned).catch((error) => error);
const [command] = planned.commands;
console.log(JSON.stringify({ command, status, exitCode, message, hint }));
