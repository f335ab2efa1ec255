export const ovens = () => ({ temperature: 230 });
