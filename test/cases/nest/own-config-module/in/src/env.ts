export const env = 'development';
