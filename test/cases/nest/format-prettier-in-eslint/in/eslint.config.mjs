import prettier from 'eslint-plugin-prettier';

export default [
  {
    plugins: { prettier },
    rules: {
      'prettier/prettier': ['error', { semi: false, printWidth: 120, tabWidth: 2, endOfLine: 'auto' }],
    },
  },
];
