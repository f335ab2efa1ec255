export const limits = { breads: 12 };
