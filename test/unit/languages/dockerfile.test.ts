import { describe, expect, it } from 'vitest';
import { readDockerfile } from '../../../src/languages/dockerfile.js';

describe('readDockerfile', () => {
  it('joins lines, and knows where an instruction begins', () => {
    const source =
      '# a comment\r\nFROM node AS build\r\n\r\nrun npm ci \\\r\n  # why\r\n  && npm run build\r\nCMD \\\r\n';
    expect(readDockerfile(source)).toEqual([
      { name: 'FROM', text: 'node AS build', line: 2, isOneLine: true },
      { name: 'RUN', text: 'npm ci && npm run build', line: 4, isOneLine: false },
      { name: 'CMD', text: '', line: 7, isOneLine: false },
    ]);
  });

  it('takes what <<EOF begins for its text', () => {
    const run = 'RUN <<EOF\nset -e\nUSER x\nEOF\nRUN cat <<"A" > a\nb\nA\nRUN x <<B\nUSER y\n';
    expect(readDockerfile(run).map(({ text, line }) => [line, text])).toEqual([
      [1, '<<EOF\nset -e\nUSER x\nEOF'],
      [5, 'cat <<"A" > a\nb\nA'],
      [8, 'x <<B'],
      [9, 'y'],
    ]);
  });

  it.each([
    ['of one instruction', `RUN \\\n${' a \\\n'.repeat(100_000)}`, 1],
    ['of many instructions', 'RUN a\n'.repeat(100_000), 100_000],
  ])('takes no longer for each line %s', (_, source, count) => {
    const start = process.cpuUsage();
    expect(readDockerfile(source)).toHaveLength(count);
    expect(process.cpuUsage(start).user).toBeLessThan(1_500_000);
  });
});
