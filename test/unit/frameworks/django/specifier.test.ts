import { describe, expect, it } from 'vitest';
import { admits, exactVersion } from '../../../../src/session/python/packages/specifier.js';

describe('admits Django 4.2 or later', () => {
  it.each([
    ['>=4.2', 'always'],
    ['==5.2.6', 'always'],
    ['==4.2.*', 'always'],
    ['~=4.2.1', 'always'],
    ['>=5.0,<6', 'always'],
    ['^5.1', 'always'],
    ['4.2.*', 'always'],
    ['===4.2', 'always'],
    ['>=3.2', 'sometimes'],
    ['<6', 'sometimes'],
    ['', 'sometimes'],
    ['!=4.0', 'sometimes'],
    ['~=4.1', 'sometimes'],
    ['^4.1', 'sometimes'],
    ['~4', 'sometimes'],
    ['<4.2.5', 'sometimes'],
    ['<=4.2', 'sometimes'],
    ['^3.2 || ^4.2', 'sometimes'],
    ['>=3.2,<4.0', 'never'],
    ['<4.2', 'never'],
    ['<4.2.0', 'never'],
    ['<=4.1.13', 'never'],
    ['==3.2.25', 'never'],
    ['==3.*', 'never'],
    ['~=4.1.0', 'never'],
    ['~4.1', 'never'],
    ['^3.2', 'never'],
    ['3.2.1', 'never'],
    ['^2 || ^3', 'never'],
  ])('%s: %s', (specifier, answer) => {
    expect(admits(specifier, [4, 2])).toBe(answer);
  });
});

describe('the exact version', () => {
  it.each([
    ['==5.2.6', '5.2.6'],
    ['5.2', '5.2'],
    ['===4.2rc1', '4.2rc1'],
    ['>=4.2', undefined],
    ['==4.2.*', undefined],
    ['', undefined],
  ])('of %s is %s', (specifier, version) => {
    expect(exactVersion(specifier)).toBe(version);
  });
});
