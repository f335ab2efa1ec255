/** How many runs a property gets: a few in `npm test`, all of them in `npm run test:system`. */
export function runs(few: number, all: number): number {
  return process.env['PROPERTY_RUNS'] === 'full' ? all : few;
}
