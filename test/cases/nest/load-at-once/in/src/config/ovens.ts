export interface Ovens {
  temperature: number;
}

export const ovens = (): Ovens => {
  const given = Number(process.env.OVEN);
  return given > 0 ? { temperature: given } : { temperature: 230 };
};
