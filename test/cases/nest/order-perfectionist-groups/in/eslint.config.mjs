import perfectionist from 'eslint-plugin-perfectionist';

export default [
  {
    plugins: { perfectionist },
    rules: { 'perfectionist/sort-imports': [
      'error',
      {
        type: 'natural',
        newlinesBetween: 0,
        groups: ['nest', 'wristband', ['value-builtin', 'value-external'], ['parent', 'sibling', 'index'], 'unknown'],
        customGroups: [
          { groupName: 'nest', elementNamePattern: ['^@nestjs/.+'] },
          { groupName: 'wristband', elementNamePattern: { pattern: '^@wristband/' } },
        ],
      },
    ] },
  },
];
