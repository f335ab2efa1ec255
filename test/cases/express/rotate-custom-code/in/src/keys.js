export const keysOf = (text = '') => text.split(' ');
