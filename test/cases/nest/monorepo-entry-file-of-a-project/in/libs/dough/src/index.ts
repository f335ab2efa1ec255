export const dough = 'rye';
