// Loaded before the command: somebody else appends a line to the file MEDDLE_WITH once the command has begun to write.
import fs from 'node:fs';

const { appendFileSync, open } = fs;
let meddled = false;

fs.open = (path, flags, ...more) => {
  if (flags === 'wx' && !meddled) {
    meddled = true;
    appendFileSync(process.env['MEDDLE_WITH'], '# of somebody else\n');
  }
  return open(path, flags, ...more);
};
