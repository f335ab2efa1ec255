// Loaded before the command: another program appends a line to the file WRITE_MEANWHILE once the command begins to write.
import fs from 'node:fs';

const { appendFileSync, open } = fs;
let written = false;

fs.open = (path, flags, ...more) => {
  if (flags === 'wx' && !written) {
    written = true;
    appendFileSync(process.env['WRITE_MEANWHILE'], '# of another program\n');
  }
  return open(path, flags, ...more);
};
