export const authConfig = { clientId: 'bakery' };
