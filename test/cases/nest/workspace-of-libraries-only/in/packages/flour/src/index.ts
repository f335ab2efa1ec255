export const flour = 'rye';
