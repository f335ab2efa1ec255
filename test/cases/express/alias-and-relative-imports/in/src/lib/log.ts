export function log(): void {
  console.log('mounted');
}
