import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom, as in README ("How it works"): a room may import itself and what is listed; nothing
 * else in src.
 */
const rooms = {
  'start.ts': ['cli.ts', 'code-cache', 'version.ts'],
  'cli.ts': ['arguments.ts', 'command.ts', 'frameworks/entries.ts', 'io', 'types.ts', 'errors.ts'],
  'command.ts': ['arguments.ts', 'json.ts', 'run.ts', 'io', 'frameworks/index.ts', 'types.ts', 'errors.ts'],
  'index.ts': [
    'carry-out.ts',
    'frameworks/index.ts',
    'io',
    'planning.ts',
    'public.ts',
    'report.ts',
    'stages',
    'types.ts',
    'errors.ts',
  ],
  'json.ts': ['report.ts', 'types.ts', 'errors.ts'],
  'report.ts': ['conceal.ts', 'public.ts', 'stages', 'types.ts'],
  'planning.ts': ['stages', 'types.ts'],
  'public.ts': [],
  'arguments.ts': ['types.ts', 'errors.ts'],
  'run.ts': ['carry-out.ts', 'conceal.ts', 'planning.ts', 'stages', 'screens', 'types.ts', 'errors.ts'],
  'carry-out.ts': ['stages', 'types.ts'],
  stages: ['conceal.ts', 'diff.ts', 'paths.ts', 'shell-words.ts', 'snapshot.ts', 'types.ts', 'errors.ts'],
  screens: ['paths.ts', 'shell-words.ts', 'types.ts', 'errors.ts'],
  io: ['conceal.ts', 'public.ts', 'secret.ts', 'types.ts', 'errors.ts'],
  'frameworks/entries.ts': ['frameworks', 'types.ts'],
  'frameworks/index.ts': ['frameworks', 'types.ts'],
  'frameworks/nest': [
    'languages',
    'session',
    'template.ts',
    'paths.ts',
    'secret.ts',
    'snapshot.ts',
    'types.ts',
    'errors.ts',
  ],
  'frameworks/django': [
    'languages',
    'session',
    'template.ts',
    'paths.ts',
    'secret.ts',
    'snapshot.ts',
    'types.ts',
    'errors.ts',
  ],
  session: ['languages', 'paths.ts', 'secret.ts', 'shell-words.ts', 'types.ts', 'errors.ts'],
  languages: [],
  'code-cache': [],
  'version.ts': [],
  'conceal.ts': [],
  'diff.ts': [],
  'paths.ts': [],
  'secret.ts': [],
  'shell-words.ts': [],
  'snapshot.ts': ['types.ts'],
  'template.ts': ['compiled.ts'],
  'compiled.ts': [],
  'types.ts': ['errors.ts'],
  'errors.ts': [],
};

const zones = Object.entries(rooms).map(([room, allowed]) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...allowed].map((name) => `./${name}`),
  message: `src/${room} may import ${allowed.join(', ') || 'nothing else'} (README, "How it works").`,
}));

export default tseslint.config(
  { ignores: ['dist', 'build', 'coverage', 'test/cases', 'test/samples', 'test/stand-ins'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
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
      'import-x/no-restricted-paths': ['error', { zones, basePath: import.meta.dirname }],
      'import-x/no-cycle': 'error',
      'no-restricted-globals': ['error', 'process', 'console'],
    },
  },
  {
    files: ['src/cli.ts', 'src/command.ts', 'src/code-cache/**/*.ts', 'src/io/**/*.ts'],
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
