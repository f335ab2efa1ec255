export const label = 'rye';
