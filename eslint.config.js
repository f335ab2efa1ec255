import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: a folder or file may import itself and what is listed; nothing else in src. Imports point
 * downwards, from the command line to the languages.
 */
const folders = {
  cli: ['core', 'ui', 'platform', 'frameworks/entries.ts', 'frameworks/index.ts', 'model'],
  'index.ts': ['core', 'platform', 'frameworks/index.ts', 'model', 'public.ts'],
  core: ['model', 'public.ts'],
  ui: ['model'],
  platform: ['model', 'public.ts'],
  'frameworks/entries.ts': ['frameworks', 'session', 'model'],
  'frameworks/index.ts': ['frameworks', 'model'],
  'frameworks/nest': [
    'session',
    'languages',
    'frameworks/template.ts',
    'frameworks/typescript-blocks.ts',
    'model',
  ],
  'frameworks/express': [
    'session',
    'languages',
    'frameworks/template.ts',
    'frameworks/typescript-blocks.ts',
    'model',
  ],
  'frameworks/django': ['session', 'languages', 'frameworks/template.ts', 'model'],
  'frameworks/typescript-blocks.ts': ['frameworks/template.ts', 'languages', 'model'],
  'frameworks/fastapi': ['session', 'languages', 'frameworks/template.ts', 'model'],
  'frameworks/template.ts': ['frameworks/compiled.ts'],
  'frameworks/compiled.ts': [],
  session: ['languages', 'model'],
  languages: ['model'],
  model: [],
  'public.ts': [],
};

/** Inside of a framework: changes look at the project, and the project at its packages. */
const nest = './src/frameworks/nest';
const nestZones = [
  { target: `${nest}/project`, from: `${nest}/changes` },
  { target: `${nest}/packages`, from: `${nest}/project` },
  { target: `${nest}/packages`, from: `${nest}/changes` },
  { target: `${nest}/changes`, from: `${nest}/removal` },
  { target: `${nest}/project`, from: `${nest}/removal` },
  { target: `${nest}/packages`, from: `${nest}/removal` },
].map((zone) => ({ ...zone, message: 'Imports point downwards: changes, project, packages.' }));

const express = './src/frameworks/express';
const expressZones = [
  { target: `${express}/project`, from: `${express}/changes` },
  { target: `${express}/packages`, from: `${express}/project` },
  { target: `${express}/packages`, from: `${express}/changes` },
  { target: `${express}/changes`, from: `${express}/removal` },
  { target: `${express}/project`, from: `${express}/removal` },
].map((zone) => ({ ...zone, message: 'Imports point downwards: changes, project, packages.' }));

/** The project and the changes both look at the settings; packages know neither. */
const django = './src/frameworks/django';
const djangoZones = [
  { target: `${django}/project`, from: `${django}/changes` },
  { target: `${django}/settings`, from: `${django}/changes` },
  { target: `${django}/settings`, from: `${django}/project` },
  { target: `${django}/settings`, from: `${django}/packages` },
  { target: `${django}/packages`, from: `${django}/changes` },
  { target: `${django}/changes`, from: `${django}/removal` },
  { target: `${django}/project`, from: `${django}/removal` },
  { target: `${django}/settings`, from: `${django}/removal` },
  { target: `${django}/packages`, from: `${django}/removal` },
  { target: `${django}/packages`, from: `${django}/project` },
  { target: `${django}/packages`, from: `${django}/settings` },
].map((zone) => ({ ...zone, message: 'Imports point downwards: changes, project, settings or packages.' }));

const zones = Object.entries(folders).map(([folder, allowed]) => ({
  target: `./src/${folder}`,
  from: './src',
  except: [folder, ...allowed].map((name) => `./${name}`),
  message: `src/${folder} may import ${allowed.join(', ') || 'nothing else'} (eslint.config.js).`,
}));

/** ts-morph and the files around it have one way in, so that the rest reads as questions about code. */
const oneWayToTypeScript = {
  paths: [{ name: 'ts-morph', message: 'Ask src/languages/typescript/index.ts.' }],
  patterns: [
    {
      regex: 'languages/typescript/(?!index\\.js$)',
      message: 'Import languages/typescript/index.js, not the files behind it.',
    },
  ],
};

export default tseslint.config(
  { ignores: ['dist', 'build', 'coverage', 'test/cases', 'test/samples', 'test/stand-ins'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // A default speaks for all the types of node that are not named.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Numbers have one way to be written into a message; strings of other kinds must be asked for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Records of the outside world are read as record['KEY'], which noPropertyAccess… would demand too.
      '@typescript-eslint/dot-notation': 'off',
      // ts-morph makes its nodes itself and hands them out under their base classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 12],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        { zones: [...zones, ...nestZones, ...expressZones, ...djangoZones], basePath: import.meta.dirname },
      ],
      'import-x/no-cycle': 'error',
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      'no-restricted-globals': ['error', 'process', 'console'],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/languages/typescript/**'],
    rules: { 'no-restricted-imports': ['error', oneWayToTypeScript] },
  },
  {
    files: ['src/cli/**/*.ts', 'src/platform/**/*.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // ts-morph makes its nodes itself and hands them out under their base classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'max-lines-per-function': 'off',
      // JSON of fixtures is read into a declared type.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    languageOptions: {
      globals: { require: 'readonly', process: 'readonly', console: 'readonly', URL: 'readonly' },
    },
  },
);
