import sorted from 'eslint-plugin-simple-import-sort';

export default [
  {
    plugins: { 'simple-import-sort': sorted },
    rules: { 'simple-import-sort/imports': 'error' },
  },
];
