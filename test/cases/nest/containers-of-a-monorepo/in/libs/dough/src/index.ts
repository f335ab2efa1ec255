export const dough = 1;
