import perfectionist from 'eslint-plugin-perfectionist';

export default [
  {
    plugins: { perfectionist },
    rules: { 'perfectionist/sort-imports': 'error' },
  },
];
